import { Input } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { useMayAt } from '../api/use-me.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { isFigure, type FieldView } from '../register/field-view.ts';
import { useShowValue } from '../register/show-value.ts';
import { useReturned } from '../round/use-returned.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { FieldInput } from './field-input.tsx';
import { explainsNow, type FormState } from './form-state.ts';
import { formWords } from './form-words.ts';
import { groupsOf } from './record-groups.ts';

interface FormGroupsProps {
  readonly register: RegisterView;
  readonly id: string;
  readonly state: FormState;
  readonly values: RecordValues;
  /** Those to be shown now. */
  readonly findings: readonly Finding[];
  readonly explained: Readonly<Record<string, string>>;
  readonly asked: boolean;
  readonly onExplain: (check: string, text: string) => void;
}

/** The fields of a form in their groups, each with all that is wrong or unusual about it. */
export function FormGroups(props: FormGroupsProps) {
  return <><KeepingUnit register={props.register} state={props.state} id={props.id} /><FormFields {...props} /></>;
}

/** The fields alone, without the unit they are kept for: as the designer previews them. */
export function FormFields(props: FormGroupsProps) {
  const { register } = props;
  const say = useWords(formWords);
  const pick = usePick();
  const groups = groupsOf(register);
  const whole = useReturned(register.key, register.workflow === 'report')(props.state.before?.id ?? '?', '');
  return (
    <>
      {whole !== undefined && <p className="form__returned">{say('sentBack', { text: whole.reason, who: whole.byName })}</p>}
      {groups.map((group) => (
        <fieldset key={group.name?.zh ?? ''} className="form__group">
          <legend>{group.name === null ? say(groups.length === 1 ? 'facts' : 'otherFacts') : pick(group.name)}</legend>
          <div className="form__fields">{group.fields.map((field) => <FormField key={field.key} {...props} field={field} />)}</div>
        </fieldset>
      ))}
    </>
  );
}

function KeepingUnit({ register, state, id }: Pick<FormGroupsProps, 'register' | 'state' | 'id'>) {
  const say = useWords(formWords);
  const { mayAt } = useMayAt();
  return (
    <div className="form__unit" data-form={id} data-unit>
      <Field label={say('unit')} fault={state.unitId === '' ? say('needUnit') : undefined}>
        {(links) => <UnitPicker {...links} value={state.unitId} onChange={state.setUnit} only={(unit) => register.keptBy.includes(unit.kind) && mayAt('record.create', unit.path)} />}
      </Field>
    </div>
  );
}

function FormField(props: FormGroupsProps & { readonly field: FieldView }) {
  const { register, id, field, state, findings, values } = props;
  const say = useWords(formWords);
  const pick = usePick();
  const returned = useReturned(register.key, register.workflow === 'report')(state.before?.id ?? '?', field.key);
  const own = findings.filter((finding) => finding.field === field.key);
  const hard = own.filter(({ strength }) => strength === 'logic');
  const label = `${pick(field.name)}${field.required ? ' *' : ''}`;
  const hint = [field.hint === undefined ? '' : pick(field.hint), field.knownFrom === undefined ? '' : say('knownFrom', { who: field.knownFrom })].filter((part) => part !== '').join(say('semicolon'));
  if (field.type === 'formula') return <Computed register={register} field={field} values={values} />;
  return (
    <div className={own.length > hard.length && hard.length === 0 ? 'form__field form__field--unusual' : 'form__field'} data-form={id} data-field={field.key}>
      <Field label={label} {...(hint === '' ? {} : { hint })} fault={hard.length > 0 ? hard.map(pick).join(' ') : undefined}>
        {(links) => <FieldInput register={register} field={field} inputs={state.inputs} unitId={state.unitId} before={state.before} links={links} onChange={(input) => state.set(field.key, input)} />}
      </Field>
      {returned !== undefined && <p className="form__returned">{say('sentBack', { text: returned.reason, who: returned.byName })}</p>}
      {own.filter(({ strength }) => strength === 'experience').map((finding) => <Unusual key={finding.check ?? finding.code} {...props} finding={finding} />)}
    </div>
  );
}

// What is computed stands among the fields and follows the typing.
function Computed({ register, field, values }: Pick<FormGroupsProps, 'register' | 'values'> & { readonly field: FieldView }) {
  const say = useWords(formWords);
  const pick = usePick();
  const show = useShowValue(register);
  const held = values[field.key] ?? null;
  const text = show(field, held as never, {});
  return (
    <div className="form__field form__computed">
      <span className="field__label">{pick(field.name)}<span className="form__auto">{say('computed')}</span></span>
      <output className={isFigure(field) ? 'form__output form__output--figure' : 'form__output'}>{text === '' ? '—' : text}{text !== '' && field.measure !== undefined && <span className="figure__unit">{pick(field.measure)}</span>}</output>
    </div>
  );
}

function Unusual({ register, finding, explained, asked, onExplain }: FormGroupsProps & { readonly finding: Finding }) {
  const say = useWords(formWords);
  const pick = usePick();
  const check = finding.check ?? '';
  const why = register.checks.find(({ key }) => key === check)?.why;
  const text = explained[check] ?? '';
  return (
    <div className="form__unusual">
      <p title={why}>{pick(finding)}</p>
      {explainsNow(register)
        ? <Field label={say('explain')} fault={asked && text.trim() === '' ? say('needExplain') : undefined}>{(links) => <Input {...links} maxLength={500} value={text} onChange={(event) => onExplain(check, event.target.value)} />}</Field>
        : <p className="quiet">{say('explainLater')}</p>}
    </div>
  );
}
