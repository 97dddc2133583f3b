import AimOutlined from '@ant-design/icons/es/icons/AimOutlined';
import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined';
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import SettingOutlined from '@ant-design/icons/es/icons/SettingOutlined';
import TableOutlined from '@ant-design/icons/es/icons/TableOutlined';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useWords } from '../i18n/define-words.ts';
import { menuOf, type MenuIcon, type Page } from '../pages.ts';
import { frameWords } from './frame-words.ts';

const icons: Record<MenuIcon, ComponentType> = {
  workbench: HomeOutlined, plans: FileTextOutlined, documents: FileDoneOutlined, registers: TableOutlined, targets: AimOutlined, tasks: ApartmentOutlined, rounds: FormOutlined, audit: AuditOutlined, admin: SettingOutlined,
};

interface MainMenuProps {
  readonly actions: readonly string[];
  readonly onPick?: () => void;
}

/** The menu: only pages the person may open. */
export function MainMenu({ actions, onPick }: MainMenuProps) {
  return <ul className="menu">{menuOf(actions).map((page) => <MenuItem key={page.path} page={page} onPick={onPick} />)}</ul>;
}

function MenuItem({ page, onPick }: { readonly page: Page; readonly onPick: (() => void) | undefined }) {
  const say = useWords(frameWords);
  if (page.menu === undefined) return null;
  const Icon = icons[page.menu];
  return (
    <li>
      <Link to={page.path} className="menu__item" activeProps={{ 'aria-current': 'page' }} activeOptions={{ exact: page.path === '/' }} onClick={() => onPick?.()}>
        <Icon /><span>{say(page.title)}</span>
      </Link>
    </li>
  );
}
