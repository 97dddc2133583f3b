import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { BoundariesView } from '../../contract/map.ts';
import { clockDay } from '../frame/clock-time.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { mapWords } from './map-words.ts';
import { useKeepBoundaries } from './use-places.ts';

/** For the office: uploads the county's own boundaries, or takes them away. */
export function BoundaryTools({ held }: { readonly held: BoundariesView }) {
  const say = useWords(mapWords);
  const keep = useKeepBoundaries();
  const input = useRef<HTMLInputElement>(null);
  const [state, turn] = useState<{ readonly error: unknown; readonly done: string }>({ error: null, done: '' });
  const send = (text: string, done: string) => keep(text).then(() => turn({ error: null, done }), (error: unknown) => turn({ error, done: '' }));
  const upload = async (file: File | undefined) => {
    if (file === undefined) return;
    await send(await file.text(), say('kept'));
    // The same file may be chosen again once it is mended.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <section className="panel boundary no-print" aria-labelledby="map-boundaries">
      <h2 id="map-boundaries">{say('boundaries')}</h2>
      <p className="quiet">{say('uploadHint')}{held.areas.length > 0 && ` ${say('boundaryBy', { n: held.areas.length, who: held.byName, day: clockDay(held.at) })}`}</p>
      {state.error !== null && <ProblemNote error={state.error} close={() => turn({ error: null, done: '' })} />}
      <p className="boundary__tools">
        <input ref={input} type="file" className="only-read" accept=".geojson,.json,application/geo+json" tabIndex={-1} aria-label={say('upload')} onChange={({ target }) => void upload(target.files?.[0])} />
        <Button onClick={() => input.current?.click()}>{say('upload')}</Button>
        {held.areas.length > 0 && <Button onClick={() => void send('', say('removed'))}>{say('remove')}</Button>}
        <output>{state.done}</output>
      </p>
    </section>
  );
}
