import { useEffect, type ReactNode } from 'react';
import { Button } from 'antd';
import { useWords } from '../i18n/define-words.ts';
import { frameWords, type FrameWord } from './frame-words.ts';
import { EmptyState } from './states.tsx';

/** No page at this address. */
export function NoPage() {
  return <DeadEnd title="noPageTitle" hint="noPageHint" />;
}

/** The person lacks the right to this page. */
export function NotAllowed() {
  return <DeadEnd title="notAllowedTitle" hint="notAllowedHint" />;
}

/** The account holds no right at all. */
export function NothingOpen() {
  return <DeadEnd title="nothingOpenTitle" hint="nothingOpenHint" />;
}

/** A page threw: what was sent is safe, and the line to pass on. */
export function Broken({ error }: { readonly error: unknown }) {
  const say = useWords(frameWords);
  return (
    <DeadEnd title="brokenTitle" hint="brokenHint">
      <p className="quiet">{error instanceof Error ? error.message : String(error)}</p>
      <Button type="primary" onClick={() => window.location.reload()}>{say('reload')}</Button>
    </DeadEnd>
  );
}

// Names the browser tab too: the page that was to name it is not there.
function DeadEnd({ title, hint, children }: { readonly title: FrameWord; readonly hint: FrameWord; readonly children?: ReactNode }) {
  const say = useWords(frameWords);
  const named = `${say(title)} · ${say('product')}`;
  useEffect(() => { document.title = named; }, [named]);
  return <EmptyState title={say(title)} hint={say(hint)}>{children}</EmptyState>;
}
