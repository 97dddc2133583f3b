import { Button, Checkbox, Input, Modal, Radio, Select } from 'antd';
import { useId, useRef, useState, type FormEvent } from 'react';
import { disclosureCategories, manners } from '../../domain/disclosure/categories.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { useToday } from '../api/use-me.ts';
import { Field, focusFault } from '../frame/field.tsx';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { disclosureWords } from './disclosure-words.ts';
import { usePrepare, usePublished, usePublisherUnits, type HeadDraft } from './use-disclosure.ts';

/** A published document that is made public. */
interface PublishedDocument { readonly id: string; readonly title: string; readonly publishedOn: string }

interface PrepareFormProps {
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
  /** The document, where it was chosen before the form was opened. */
  readonly document?: PublishedDocument;
}

/** Takes a file or a published document and what is told of it; it is scanned when it is sent. */
export function PrepareForm({ onClose, onDone, document }: PrepareFormProps) {
  const say = useWords(disclosureWords);
  const form = useId();
  const today = useToday();
  const units = usePublisherUnits();
  const [file, choose] = useState<File | null>(null);
  const [clean, setClean] = useState(true);
  const [source, setSource] = useState<'file' | 'document'>(document === undefined ? 'file' : 'document');
  const [documentId, chooseDocument] = useState(document?.id ?? '');
  const [tried, setTried] = useState(false);
  const [head, change] = useState<HeadDraft>({ unitId: '', title: document?.title ?? '', category: document === undefined ? 'notice' : 'report', documentNumber: '', summary: '', formedOn: document?.publishedOn ?? today, validUntil: '', manner: 'active', mannerReason: '' });
  const send = usePrepare();
  const unitId = head.unitId || (units.length === 1 ? units[0]?.id ?? '' : '');
  const short = head.manner !== 'active' && head.mannerReason.trim().length < 4;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFault(event.currentTarget);
    const matter = source === 'document' ? (documentId === '' ? null : { documentId }) : file === null ? null : { file, clean };
    if (matter !== null && head.title.trim() !== '' && head.formedOn !== '' && unitId !== '' && !short) send.mutate({ head: { ...head, unitId }, matter }, { onSuccess: ({ id }) => onDone(id) });
  };
  return (
    <Modal open title={say(source === 'file' ? 'prepareTitle' : 'prepareDocument')} width={620} onCancel={onClose} mask={{ closable: false }} okText={say(source === 'document' ? 'sendDocument' : 'send')} cancelText={say('cancel')} confirmLoading={send.isPending} okButtonProps={{ htmlType: 'submit', form }} destroyOnHidden>
      <form id={form} onSubmit={submit} noValidate className="disclosure__form">
        {document === undefined && <Field label={say('from')}>{(links) => <Radio.Group {...links} value={source} onChange={(event) => setSource(event.target.value === 'document' ? 'document' : 'file')} options={[{ value: 'file', label: say('fromFile') }, { value: 'document', label: say('fromDocument') }]} />}</Field>}
        {source === 'document' && document === undefined && <DocumentPart chosen={documentId} fault={tried && documentId === '' ? say('needDocument') : undefined} onDocument={(one) => { chooseDocument(one.id); change({ ...head, title: one.title, formedOn: one.publishedOn, category: 'report' }); }} />}
        {source === 'document' && <p className="quiet disclosure__frozen">{say('documentHint')}</p>}
        {source === 'file' && <FilePart file={file} fault={tried && file === null ? say('needFile') : undefined} onFile={(chosen) => { choose(chosen); if (head.title === '') change({ ...head, title: chosen.name.replace(/\.[a-z0-9]+$/i, '') }); }} />}
        {source === 'file' && <p><Checkbox checked={clean} onChange={(event) => setClean(event.target.checked)}>{say('clean')}</Checkbox></p>}
        <HeadFields head={{ ...head, unitId }} onChange={change} tried={tried} />
      </form>
      {send.error !== null && <ProblemNote error={send.error instanceof SyntaxError ? new Error(say('notJson')) : send.error} />}
    </Modal>
  );
}

function DocumentPart({ chosen, fault, onDocument }: { readonly chosen: string; readonly fault: string | undefined; readonly onDocument: (document: PublishedDocument) => void }) {
  const say = useWords(disclosureWords);
  const { data } = usePublished(true);
  const documents = (data ?? []).map(({ id, title, publishedAt }) => ({ id, title, publishedOn: publishedAt === null ? '' : dayInChina(new Date(publishedAt)) }));
  const choose = (id: string) => { const one = documents.find((held) => held.id === id); if (one !== undefined) onDocument(one); };
  return (
    <Field label={say('document')} hint={data !== undefined && documents.length === 0 ? say('noDocuments') : undefined} fault={fault}>
      {(links) => <Select<string> {...links} placeholder={say('chooseDocument')} value={chosen === '' ? null : chosen} onChange={choose} options={documents.map(({ id, title, publishedOn }) => ({ value: id, label: `${title}（${publishedOn}）` }))} />}
    </Field>
  );
}

function FilePart({ file, fault, onFile }: { readonly file: File | null; readonly fault: string | undefined; readonly onFile: (file: File) => void }) {
  const say = useWords(disclosureWords);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label={say('file')} hint={say('fileHint')} fault={fault}>
      {(links) => <>
        <Button {...links} onClick={() => input.current?.click()}>{say('choose')}</Button> <span className="disclosure__file">{file?.name}</span>
        <input ref={input} type="file" hidden aria-label={say('file')} accept=".docx,.xlsx,.pdf,.txt,.csv,.md,.jpg,.jpeg,.png,.json" onChange={(event) => { const chosen = event.target.files?.[0]; if (chosen !== undefined) onFile(chosen); }} />
      </>}
    </Field>
  );
}

function HeadFields({ head, onChange, tried }: { readonly head: HeadDraft; readonly onChange: (head: HeadDraft) => void; readonly tried: boolean }) {
  const say = useWords(disclosureWords);
  const pick = usePick();
  const units = usePublisherUnits();
  const set = (key: keyof HeadDraft) => (value: string) => onChange({ ...head, [key]: value });
  const choices = (table: Readonly<Record<string, { zh: string; en: string }>>) => Object.entries(table).map(([value, words]) => ({ value, label: pick(words) }));
  return (
    <>
      <Field label={say('itemTitle')} fault={tried && head.title.trim() === '' ? say('needTitle') : undefined}>{(links) => <Input {...links} maxLength={200} value={head.title} onChange={(event) => set('title')(event.target.value)} />}</Field>
      <div className="field-row">
        <Field label={say('category')}>{(links) => <Select<string> {...links} value={head.category} onChange={set('category')} options={choices(disclosureCategories)} />}</Field>
        <Field label={say('formedOn')} fault={tried && head.formedOn === '' ? say('needDay') : undefined}>{(links) => <Input {...links} type="date" value={head.formedOn} onChange={(event) => set('formedOn')(event.target.value)} />}</Field>
        <Field label={say('documentNumber')}>{(links) => <Input {...links} maxLength={80} value={head.documentNumber} onChange={(event) => set('documentNumber')(event.target.value)} />}</Field>
      </div>
      {units.length > 1 && <Field label={say('whoseUnit')} hint={say('whoseUnitHint')} fault={tried && head.unitId === '' ? say('needUnit') : undefined}>{(links) => <Select<string> {...links} placeholder={say('chooseUnit')} value={head.unitId === '' ? null : head.unitId} onChange={set('unitId')} options={units.map(({ id, name }) => ({ value: id, label: name }))} />}</Field>}
      <Field label={say('summary')} hint={say('summaryHint')}>{(links) => <Input.TextArea {...links} rows={2} maxLength={500} value={head.summary} onChange={(event) => set('summary')(event.target.value)} />}</Field>
      <div className="field-row">
        <Field label={say('validUntil')} hint={say('validHint')}>{(links) => <Input {...links} type="date" value={head.validUntil} onChange={(event) => set('validUntil')(event.target.value)} />}</Field>
        <Field label={say('manner')}>{(links) => <Select<string> {...links} value={head.manner} onChange={set('manner')} options={choices(manners)} />}</Field>
      </div>
      {head.manner !== 'active' && <Field label={say('mannerReason')} fault={tried && head.mannerReason.trim().length < 4 ? say('needReason') : undefined}>{(links) => <Input {...links} maxLength={500} value={head.mannerReason} onChange={(event) => set('mannerReason')(event.target.value)} />}</Field>}
    </>
  );
}
