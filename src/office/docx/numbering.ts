/*
 * The markers Word prints before list paragraphs (一、 （一） 1. ①). They are not in the text: a paragraph only says
 * "list 3, level 1", and numbering.xml says how that list counts. Without them a plan loses its outline.
 */
import { childElements, childValue, findChild, type XmlElement } from '../read-xml.ts';
import { formatNumber } from './format-number.ts';

interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** `%1、`: the text with the counters of levels in it. */
  readonly text: string;
  readonly suffix: string;
  /** Set where all counters print as digits whatever their level's format. */
  readonly legal: boolean;
  /** The level whose step resets this one; 0 means never. Undefined means the level above. */
  readonly restart: number | undefined;
  /** Paragraph style that stands for this level. */
  readonly style: string | undefined;
}

interface List {
  /** Lists of one abstract definition count on together. */
  readonly counterKey: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** Which list and level a paragraph belongs to; undefined where it says nothing. */
export interface ListPlace {
  readonly list: string | undefined;
  readonly level: number | undefined;
}

/** The lists of a document, by their number. */
export type Lists = ReadonlyMap<string, List>;

/** Reads numbering.xml. */
export function readLists(root: XmlElement | undefined): Lists {
  if (root === undefined) return new Map();
  const abstracts = new Map(childElements(root, 'abstractNum').map((one) => [one.attributes['abstractNumId'] ?? '', one]));
  const byStyleLink = new Map([...abstracts].flatMap(([id, one]) => {
    const style = childValue(one, 'styleLink');
    return style === undefined ? [] : [[style, id] as const];
  }));
  const lists = new Map<string, List>();
  for (const num of childElements(root, 'num')) {
    const id = childValue(num, 'abstractNumId') ?? '';
    // A list may point to a list style, which is defined by another abstract list.
    const linked = byStyleLink.get(childValue(abstracts.get(id), 'numStyleLink') ?? '');
    lists.set(num.attributes['numId'] ?? '', readList(num, linked ?? id, abstracts.get(linked ?? id)));
  }
  return lists;
}

function readList(num: XmlElement, counterKey: string, abstract: XmlElement | undefined): List {
  const levels = new Map<number, ListLevel>();
  const startOverrides = new Map<number, number>();
  for (const level of abstract === undefined ? [] : childElements(abstract, 'lvl')) levels.set(levelNumber(level), readLevel(level));
  for (const override of childElements(num, 'lvlOverride')) {
    const start = childValue(override, 'startOverride');
    if (start !== undefined) startOverrides.set(levelNumber(override), Number(start));
    const level = findChild(override, 'lvl');
    if (level !== undefined) levels.set(levelNumber(override), readLevel(level));
  }
  return { counterKey, levels, startOverrides };
}

const levelNumber = (element: XmlElement): number => Number(element.attributes['ilvl'] ?? 0);

function readLevel(level: XmlElement): ListLevel {
  const restart = childValue(level, 'lvlRestart');
  const format = findChild(level, 'numFmt') ?? customFormat(level);
  return {
    start: Number(childValue(level, 'start') ?? 0),
    format: format?.attributes['val'] ?? 'decimal',
    text: childValue(level, 'lvlText') ?? '',
    suffix: childValue(level, 'suff') ?? 'tab',
    legal: isOn(findChild(level, 'isLgl')),
    restart: restart === undefined ? undefined : Number(restart),
    style: childValue(level, 'pStyle'),
  };
}

/** Newer Word wraps formats it added later in alternatives; the fallback names the nearest old one. */
function customFormat(level: XmlElement): XmlElement | undefined {
  const alternatives = findChild(level, 'AlternateContent');
  const fallback = alternatives === undefined ? undefined : findChild(alternatives, 'Fallback');
  return fallback === undefined ? undefined : findChild(fallback, 'numFmt');
}

/** An on/off property: present means on, unless it says otherwise. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off'].includes(element.attributes['val'] ?? '1');
}

/** The level of a list that this paragraph style stands for. */
export function levelOfStyle(lists: Lists, list: string, style: string): number | undefined {
  const levels = lists.get(list)?.levels;
  return levels === undefined ? undefined : [...levels].find(([, level]) => level.style === style)?.[0];
}

/** Counts through a document: call once per list paragraph, in order, for the marker it prints. */
export function createMarkerCounter(lists: Lists): (list: string, level: number) => string {
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return (listId, level) => {
    const list = lists.get(listId);
    const definition = list?.levels.get(level);
    if (list === undefined || definition === undefined) return '';
    const counts = counters.get(list.counterKey) ?? [];
    counters.set(list.counterKey, counts);
    if (!begun.has(listId)) for (const [at, start] of list.startOverrides) counts[at] = start - 1;
    begun.add(listId);
    step(counts, level, list.levels);
    return printMarker(counts, definition, list.levels);
  };
}

function step(counts: (number | undefined)[], level: number, levels: List['levels']): void {
  counts[level] = (counts[level] ?? (levels.get(level)?.start ?? 1) - 1) + 1;
  for (let deeper = level + 1; deeper < 9; deeper += 1) {
    const restart = levels.get(deeper)?.restart;
    // restart n: begins again only after level n or higher stepped (levels are counted from 1 there)
    if (restart === undefined || (restart > 0 && level < restart)) counts[deeper] = undefined;
  }
}

function printMarker(counts: readonly (number | undefined)[], definition: ListLevel, levels: List['levels']): string {
  if (definition.format === 'bullet') return `${bullet(definition.text)} `;
  const printed = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const value = counts[at] ?? levels.get(at)?.start ?? 1;
    return formatNumber(value, definition.legal ? 'decimal' : levels.get(at)?.format ?? 'decimal');
  });
  return printed === '' ? '' : printed + gap(printed, definition.suffix);
}

/** Chinese markers close themselves (一、 （一）); after others the tab Word prints becomes one space. */
const gap = (printed: string, suffix: string): string =>
  suffix === 'nothing' || /[、，。．：）】》]$/.test(printed) ? '' : ' ';

/** Bullets in symbol fonts live in the private use area and would be read as garbage. */
const bullet = (text: string): string => (/[\ue000-\uf8ff]/.test(text) || text === '' ? '•' : text);
