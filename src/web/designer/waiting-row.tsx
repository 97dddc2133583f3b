import { App, Button } from 'antd';
import { useState } from 'react';
import type { DrawingList, DrawingReport } from '../../contract/drawing.ts';
import { useMay } from '../api/use-me.ts';
import { clockTime } from '../frame/clock-time.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { designerWords } from './designer-words.ts';
import { DrawingPreview } from './drawing-preview.tsx';
import { formOf } from './drawing-text.ts';
import { ReportNote } from './fault-list.tsx';
import { useDecideDrawing, useReport } from './use-drawings.ts';

type Waiting = DrawingList['waiting'][number];

/** A drawing that waits for another person: who sent it, what it asks, and the word of the one who decides. */
export function WaitingRow({ one }: { readonly one: Waiting }) {
  const say = useWords(designerWords);
  const may = useMay();
  const { message } = App.useApp();
  const decide = useDecideDrawing();
  const decides = !one.own && may('drawing.approve');
  // Whoever decides sees what it is about without asking; its author may look again.
  const [open, look] = useState(decides);
  const send = (approve: boolean) => decide.mutate({ id: one.id, approve }, { onSuccess: () => void message.success(say(approve ? 'approved' : 'declined')) });
  return (
    <li className="drawing__wait">
      <strong>{String(formOf(one.written)?.top['name'] ?? one.key)}</strong>
      <span className="quiet">{say('proposedBy', { name: one.byName })}，{clockTime(one.at)}{one.own && `，${say('ownWaits')}`}</span>
      <span className="drawing__decide">
        <Button size="small" aria-expanded={open} onClick={() => look(!open)}>{say(open ? 'lookShut' : 'lookAt')}</Button>
        {decides && <Button size="small" type="primary" loading={decide.isPending} onClick={() => send(true)}>{say('approve')}</Button>}
        <Button size="small" onClick={() => send(false)}>{say(one.own ? 'takeBack' : 'decline')}</Button>
      </span>
      {decide.isError && <ProblemNote error={decide.error} />}
      {open && <Proposal one={one} />}
    </li>
  );
}

function Proposal({ one }: { readonly one: Waiting }) {
  const say = useWords(designerWords);
  const { report, error } = useReport({ written: one.written, lists: [...one.lists] });
  if (error !== null) return <ProblemNote error={error} />;
  if (report === undefined) return <LoadingState />;
  return (
    <div className="drawing__proposal">
      <div>
        <ReportNote report={report} checking={false} version={one.version} onOpen={() => undefined} />
        {report.view !== null && <Asked report={report} view={report.view} />}
        <details className="drawing__text"><summary>{say('text')}</summary><pre>{one.written}</pre>{one.lists.map((text) => <pre key={text}>{text}</pre>)}</details>
      </div>
      <DrawingPreview view={report.view} held={report.held} />
    </div>
  );
}

/** Every field that will be asked, those that are known already marked. */
function Asked({ report, view }: { readonly report: DrawingReport; readonly view: NonNullable<DrawingReport['view']> }) {
  const say = useWords(designerWords);
  const pick = usePick();
  return (
    <section aria-label={say('whatAsks')}>
      <h3>{say('whatAsks')}</h3>
      <ul className="drawing__asked">
        {view.fields.filter(({ type }) => type !== 'formula').map(({ key, name, type, required }) => {
          const known = report.burden?.known.find(({ field }) => field === key);
          return (
            <li key={key}>
              <span>{pick(name)}{required && ' *'} <span className="quiet">{say(`type_${type}`)}</span></span>
              {known !== undefined && <span className="drawing__warn">{say('askedKnown', { where: pick(known.where) })}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
