import { Button } from 'antd';
import { useWords } from '../i18n/define-words.ts';
import { frameWords } from './frame-words.ts';
import { EmptyState } from './states.tsx';

/** No page at this address. */
export function NoPage() {
  const say = useWords(frameWords);
  return <EmptyState title={say('noPageTitle')} hint={say('noPageHint')} />;
}

/** The person lacks the right to this page. */
export function NotAllowed() {
  const say = useWords(frameWords);
  return <EmptyState title={say('notAllowedTitle')} hint={say('notAllowedHint')} />;
}

/** The account holds no right at all. */
export function NothingOpen() {
  const say = useWords(frameWords);
  return <EmptyState title={say('nothingOpenTitle')} hint={say('nothingOpenHint')} />;
}

/** A page threw: what was sent is safe, and the line to pass on. */
export function Broken({ error }: { readonly error: unknown }) {
  const say = useWords(frameWords);
  return (
    <EmptyState title={say('brokenTitle')} hint={say('brokenHint')}>
      <p className="quiet">{error instanceof Error ? error.message : String(error)}</p>
      <Button type="primary" onClick={() => window.location.reload()}>{say('reload')}</Button>
    </EmptyState>
  );
}
