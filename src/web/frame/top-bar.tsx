import FontSizeOutlined from '@ant-design/icons/es/icons/FontSizeOutlined';
import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined';
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import { Link, useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import type { Me } from '../../contract/session.ts';
import { useWords } from '../i18n/define-words.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { frameWords } from './frame-words.ts';
import type { Person } from './person.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { useLargeText } from '../theme/text-size.ts';

interface TopBarProps {
  readonly me: Me;
  readonly person: Person;
  readonly onMenu: () => void;
}

/** The top bar: product, county and unit, language, text size, person. */
export function TopBar({ me, person, onMenu }: TopBarProps) {
  const say = useWords(frameWords);
  return (
    <header className="top no-print">
      <button type="button" className="top__button top__burger" onClick={onMenu} aria-label={say('openMenu')}><MenuOutlined /></button>
      <Link to="/" className="top__product">{say('product')}</Link>
      <span className="top__unit" title={person.unitName}>
        {me.county !== null && <span className="top__county">{me.county.name}</span>}
        {person.unitName}
      </span>
      <LanguageSwitch />
      <LargeTextSwitch />
      <PersonMenu person={person} />
    </header>
  );
}

function LargeTextSwitch() {
  const say = useWords(frameWords);
  const [large, toggle] = useLargeText();
  return (
    <button type="button" className="top__button" aria-pressed={large} onClick={toggle} title={say(large ? 'largeTextOff' : 'largeTextOn')}>
      <FontSizeOutlined /><span className="top__word">{say('largeText')}</span>
    </button>
  );
}

function PersonMenu({ person }: { readonly person: Person }) {
  const say = useWords(frameWords);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const items = [
    { key: '/sessions', label: say('sessions') }, { key: '/password', label: say('password') },
    { type: 'divider' as const }, { key: 'out', label: say('signOut') },
  ];
  const pick = ({ key }: { key: string }) => (key === 'out' ? signOut() : void navigate({ to: key }));
  return (
    <Dropdown menu={{ items, onClick: pick }} trigger={['click']} placement="bottomRight">
      <button type="button" className="top__button" aria-haspopup="menu" title={`${person.name} · ${person.unitName}`}>
        <UserOutlined /><span className="top__person">{person.name}</span>
      </button>
    </Dropdown>
  );
}
