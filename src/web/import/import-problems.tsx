import { Button, Input } from 'antd';
import type { FindingGroupView, ImportFinding, ImportView } from '../../contract/import.ts';
import type { RegisterView } from '../../contract/register.ts';
import { withQuery } from '../api/client.ts';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';
import { importWords } from './import-words.ts';

interface ProblemsProps {
  readonly register: RegisterView;
  readonly view: ImportView;
  readonly reasons: Readonly<Record<string, string>>;
  readonly onReason: (key: string, text: string) => void;
}

/** Everything that was found, by kind, with the places of each; the same in the sender's own workbook to take away. */
export function ImportProblems({ register, view, reasons, onReason }: ProblemsProps) {
  const say = useWords(importWords);
  const pick = usePick();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const none = view.groups.length === 0 && view.blocks.length === 0;
  return (
    <section className="panel padded" aria-label={say('problemsStep')}>
      <h2>{say('problemsStep')}</h2>
      {none && <p>{say('noProblems')}</p>}
      {!none && <Button href={withQuery(`/api/imports/${view.id}/marked`, { language })}>{say('marked')}</Button>}
      {view.blocks.length > 0 && <div className="import-group import-group--logic"><h3>{say('wholeFile')}</h3><ul>{view.blocks.map((one) => <li key={`${one.code}${one.zh}`}>{pick(one)} <span className="quiet">{one.code}</span></li>)}</ul></div>}
      {view.groups.map((group) => <Group key={group.key} register={register} group={group} reason={reasons[group.key] ?? ''} onReason={(text) => onReason(group.key, text)} fixed={view.state !== 'checked'} />)}
    </section>
  );
}

interface GroupProps {
  readonly register: RegisterView;
  readonly group: FindingGroupView;
  readonly reason: string;
  readonly onReason: (text: string) => void;
  readonly fixed: boolean;
}

const SHOWN = 8;

function Group({ register, group, reason, onReason, fixed }: GroupProps) {
  const say = useWords(importWords);
  const pick = usePick();
  const field = register.fields.find(({ key }) => key === group.field);
  const name = field ? pick(field.name) : group.field === 'unit' ? say('unit') : say('wholeRow');
  return (
    <details className={`import-group import-group--${group.strength}`} open={group.count <= SHOWN}>
      <summary><b>{say('fixCount', { field: name, n: group.count })}</b> {pick(group.say)} <span className="quiet">{say(group.strength === 'logic' ? 'mustFix' : 'mayExplain')} · {group.code}</span></summary>
      <ul>{group.places.slice(0, SHOWN).map((place) => <Place key={`${place.row}${place.column}`} place={place} />)}</ul>
      {group.count > SHOWN && <p className="quiet">{say('morePlaces', { n: group.count - SHOWN })}</p>}
      {group.strength === 'experience' && <Input.TextArea aria-label={`${say('explain')} ${name}`} placeholder={say('explain')} maxLength={500} autoSize={{ minRows: 2 }} value={reason} disabled={fixed} onChange={(event) => onReason(event.target.value)} />}
    </details>
  );
}

function Place({ place }: { readonly place: ImportFinding }) {
  const say = useWords(importWords);
  const pick = usePick();
  return <li><span className="number">{say('place', { sheet: place.sheet, cell: `${place.column}${place.row}` })}</span> {pick(place)}</li>;
}
