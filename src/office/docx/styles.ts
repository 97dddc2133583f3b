import { childElements, childValue, findChild, type XmlElement } from '../read-xml.ts';
import type { ListPlace } from './numbering.ts';

interface ParagraphStyle extends ListPlace {
  readonly name: string;
  readonly basedOn: string | undefined;
}

/** Paragraph styles of a document, as far as they bear on its text: their names and the lists they belong to. */
export interface Styles {
  readonly byId: ReadonlyMap<string, ParagraphStyle>;
  readonly defaultId: string | undefined;
}

/** Reads styles.xml. */
export function readStyles(root: XmlElement | undefined): Styles {
  const styles = (root === undefined ? [] : childElements(root, 'style')).filter((style) => style.attributes['type'] === 'paragraph');
  const byId = new Map(styles.map((style) => [style.attributes['styleId'] ?? '', readStyle(style)]));
  const standard = styles.find((style) => ['1', 'true', 'on'].includes(style.attributes['default'] ?? ''));
  return { byId, defaultId: standard?.attributes['styleId'] };
}

function readStyle(style: XmlElement): ParagraphStyle {
  return {
    name: childValue(style, 'name') ?? '',
    basedOn: childValue(style, 'basedOn'),
    ...readListPlace(findChild(style, 'pPr')),
  };
}

/** The list a paragraph's (or style's) properties name. */
export function readListPlace(properties: XmlElement | undefined): ListPlace {
  const place = properties === undefined ? undefined : findChild(properties, 'numPr');
  const level = childValue(place, 'ilvl');
  return { list: childValue(place, 'numId'), level: level === undefined ? undefined : Number(level) };
}

/** The list a style puts its paragraphs in, with the style that says so; looked for up the chain of styles. */
export function listOfStyle(styles: Styles, styleId: string | undefined): (ListPlace & { readonly style: string }) | undefined {
  let id = styleId ?? styles.defaultId;
  // A chain that bites its own tail ends after as many steps as there are styles.
  for (let steps = styles.byId.size; id !== undefined && steps > 0; steps -= 1) {
    const style = styles.byId.get(id);
    if (style?.list !== undefined) return { list: style.list, level: style.level, style: id };
    id = style?.basedOn;
  }
  return undefined;
}
