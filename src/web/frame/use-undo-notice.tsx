import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useWords } from '../i18n/define-words.ts';
import { frameWords } from './frame-words.ts';

const SHOWN_FOR_SECONDS = 8;

/** Says what was done and offers to undo it, in place of asking "are you sure?" before. */
export function useUndoNotice(): (text: string, undo: () => void) => void {
  const say = useWords(frameWords);
  const { message } = App.useApp();
  return useCallback((text, undo) => {
    const key = 'undo-notice';
    const pressed = () => { message.destroy(key); undo(); };
    void message.open({
      key, type: 'success', duration: SHOWN_FOR_SECONDS,
      content: <>{text}<Button type="link" size="small" onClick={pressed}>{say('undo')}</Button></>,
    });
  }, [message, say]);
}
