import { Button } from 'antd';
import { useState } from 'react';
import type { OpenedDrawing } from '../../contract/drawing.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { designerWords } from './designer-words.ts';

type Version = OpenedDrawing['versions'][number];

/** Every version of a drawing: who put it in force, when, and what it changed. */
export function VersionList({ versions }: { readonly versions: readonly Version[] }) {
  const say = useWords(designerWords);
  return (
    <>
      <p className="quiet">{say('versionsNote')}</p>
      <ol className="designer__rows">{versions.map((one) => <VersionRow key={one.version} one={one} />)}</ol>
    </>
  );
}

function VersionRow({ one }: { readonly one: Version }) {
  const say = useWords(designerWords);
  const pick = usePick();
  const [shown, show] = useState(false);
  return (
    <li className="designer__row">
      <p><strong>{say('versionNo', { n: one.version })}</strong> <span className="quiet">{say('byAt', { name: one.byName, at: clockTime(one.at) })}</span></p>
      <p>{one.version === 1 ? say('firstVersion') : one.changes.length === 0 ? say('noChange') : one.changes.map(pick).join('；')}</p>
      <Button size="small" aria-expanded={shown} onClick={() => show(!shown)}>{say(shown ? 'hideText' : 'showText')}</Button>
      {shown && <pre className="drawing__written drawing__written--whole">{one.written}</pre>}
    </li>
  );
}
