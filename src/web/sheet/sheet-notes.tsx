import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import { useWords } from '../i18n/define-words.ts';
import { sheetWords } from './sheet-words.ts';
import { MOST_ROWS, type Sheet } from './use-sheet.ts';

interface NotesProps {
  readonly register: RegisterView;
  readonly unitId: string;
  readonly sheet: Sheet;
  /** The unit has more records than a sheet holds. */
  readonly more: boolean;
}

/** Above the sheet: what was brought back unsaved, and what is too much for it. */
export function SheetNotes({ register, unitId, sheet, more }: NotesProps) {
  const say = useWords(sheetWords);
  const { restored, beyond, kept } = sheet;
  const toImport = <Link to={`/registers/${register.key}/import?unit=${unitId}`}>{say('useImport')}</Link>;
  return (
    <>
      {restored.rows + restored.outdated > 0 && (
        <div className="sheet-note">
          <output>{say('restored', { n: restored.rows })}{restored.outdated > 0 && ` ${say('outdated', { n: restored.outdated })}`}</output> <Button size="small" onClick={sheet.giveUp}>{say('dropDraft')}</Button>
        </div>
      )}
      {more && <p className="sheet-note">{say('more', { most: MOST_ROWS })} {toImport}</p>}
      {beyond > 0 && <p className="sheet-note" role="alert">{say('beyond', { most: MOST_ROWS, n: beyond })} {toImport}</p>}
      {!kept && <p className="sheet-note" role="alert">{say('notKept')}</p>}
    </>
  );
}
