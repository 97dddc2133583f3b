import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { designerWords } from './designer-words.ts';
import { formOf } from './drawing-text.ts';
import { useDrawings } from './use-drawings.ts';

/** The code lists a field may name: those being drawn here first, then the county's own and the built-in ones. */
export function useListChoices(lists: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  const say = useWords(designerWords);
  const pick = usePick();
  const { data } = useDrawings();
  const here = lists.flatMap((text) => {
    const top = formOf(text)?.top;
    return top === undefined ? [] : [{ value: String(top['key']), label: say('listOwn', { name: String(top['name']) }) }];
  });
  const there = (data?.codeLists ?? []).filter(({ key }) => !here.some(({ value }) => value === key));
  return [...here, ...there.map(({ key, name, own }) => ({ value: key, label: own ? say('listOwn', { name: pick(name) }) : pick(name) }))];
}
