import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMe } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { frameWords } from './frame-words.ts';
import { MainMenu } from './main-menu.tsx';
import { MenuDrawer } from './menu-drawer.tsx';
import { SessionGuard } from './session-guard.tsx';
import { TopBar } from './top-bar.tsx';
import './frame.css';

/** The frame around every page: skip link, top bar, menu on the left (in a drawer on a phone), the page. */
export function Frame() {
  const say = useWords(frameWords);
  const { data: me } = useMe();
  const [menuOpen, openMenu] = useState(false);
  const main = useFocusOnNewPage();
  const person = me?.person ?? null;
  if (me === undefined || person === null) return null;
  return (
    <div className="frame">
      <a className="frame__skip" href="#content">{say('skip')}</a>
      <TopBar me={me} person={person} onMenu={() => openMenu(true)} />
      <nav className="frame__rail no-print" aria-label={say('menu')}><MainMenu actions={me.actions} /></nav>
      <MenuDrawer open={menuOpen} onClose={() => openMenu(false)} actions={me.actions} />
      <main className="frame__main" id="content" ref={main} tabIndex={-1}><Outlet /></main>
      <SessionGuard me={me} person={person} />
    </div>
  );
}

// Somebody who hears the screen should hear the new page, not the old place in the menu.
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== pathname) main.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  return main;
}
