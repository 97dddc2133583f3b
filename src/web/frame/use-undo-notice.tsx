import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useWords } from '../i18n/define-words.ts';
import { frameWords } from './frame-words.ts';

const SHOWN_FOR_SECONDS = 8;
const KEY = 'undo-notice';

/** Says what was done and offers to undo it, in place of asking "are you sure?" before. */
export function useUndoNotice(): (text: string, undo: () => void) => void {
  const say = useWords(frameWords);
  const take = useTakeNotice();
  const { message } = App.useApp();
  return useCallback((text, undo) => {
    const pressed = () => { take(); undo(); };
    void message.open({
      key: KEY, type: 'success', duration: SHOWN_FOR_SECONDS,
      content: <>{text}<Button type="link" size="small" onClick={pressed}>{say('undo')}</Button></>,
    });
  }, [message, say, take]);
}

/** Takes the notice away: what it says did not come true. */
export function useTakeNotice(): () => void {
  const { message } = App.useApp();
  return useCallback(() => message.destroy(KEY), [message]);
}
