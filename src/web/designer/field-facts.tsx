import { Button } from 'antd';
import type { GuessedColumn, KnownFactView } from '../../contract/drawing.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { designerWords } from './designer-words.ts';
import { workbookWords } from './workbook-words.ts';

/** What stands in the column a field was drawn from. */
export function FieldColumn({ column }: { readonly column: GuessedColumn | undefined }) {
  const say = useWords(workbookWords);
  if (column === undefined) return null;
  const facts = [
    say('column', { letter: column.letter }), ...(column.samples.length > 0 ? [say('samples', { samples: column.samples.join('、') })] : []),
    column.blank === 0 && column.filled > 0 ? say('allFilled') : say('blankSome', { n: column.blank }), column.alone ? say('alone') : say('distinct', { n: column.distinct }),
  ];
  return (
    <p className="designer__column">
      <span className="quiet">{facts.join(' · ')}</span>
      {column.misfits.length > 0 && <span className="drawing__warn"> {say('misfits', { misfits: column.misfits.join('、') })}</span>}
    </p>
  );
}

type Shown = NonNullable<KnownFactView['shown']>;

/** Says that a fact is known already, and offers to show it from there. */
export function KnownElsewhere({ known, name, onShow }: { readonly known: KnownFactView | undefined; readonly name: string; readonly onShow: (shown: Shown) => void }) {
  const say = useWords(designerWords);
  const pick = usePick();
  if (known === undefined) return null;
  const { shown } = known;
  return (
    <p className="designer__known">
      <span>{say('knownHere', { where: pick(known.where) })}</span>
      {shown !== null && <Button size="small" aria-label={say('showKnownOf', { name })} onClick={() => onShow(shown)}>{say('showKnown')}</Button>}
    </p>
  );
}
