import QuestionCircleOutlined from '@ant-design/icons/es/icons/QuestionCircleOutlined';
import { Popover } from 'antd';
import { useWords } from '../i18n/define-words.ts';
import { planWords, type PlanWord } from './plan-words.ts';
import { useHelpOpen } from './use-shortcuts.ts';

const keys: readonly (readonly [readonly string[], PlanWord])[] = [
  [['J', '↓', 'K', '↑'], 'keyNext'], [['C'], 'keyConfirm'], [['X'], 'keyDismiss'], [['Enter'], 'keyEdit'], [['U'], 'keyUndo'], [['S'], 'keyPick'],
  [['1', '–', '5'], 'keyTabs'], [['Esc'], 'keyLeave'], [['?'], 'keyHelp'],
];

/** The list of shortcuts behind a button; `?` opens it too. */
export function ShortcutsHelp() {
  const say = useWords(planWords);
  const [open, setOpen] = useHelpOpen();
  const list = (
    <dl className="keys">
      {keys.map(([pressed, word]) => <div key={word}><dt>{pressed.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{say(word)}</dd></div>)}
    </dl>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" title={say('keys')} content={list}>
      <button type="button" className="tools__help" aria-label={say('keys')} title={`${say('keys')} (?)`}><QuestionCircleOutlined /></button>
    </Popover>
  );
}
