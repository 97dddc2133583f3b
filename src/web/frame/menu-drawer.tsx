import { Drawer } from 'antd';
import { useWords } from '../i18n/define-words.ts';
import { frameWords } from './frame-words.ts';
import { MainMenu } from './main-menu.tsx';

interface MenuDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly actions: readonly string[];
}

/** The menu on a phone. */
export function MenuDrawer({ open, onClose, actions }: MenuDrawerProps) {
  const say = useWords(frameWords);
  return (
    <Drawer open={open} onClose={onClose} placement="left" size={240} title={say('product')} rootClassName="menu-drawer">
      <nav aria-label={say('menu')}><MainMenu actions={actions} onPick={onClose} /></nav>
    </Drawer>
  );
}
