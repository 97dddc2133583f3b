import { createRootRoute, createRoute, createRouter, Navigate, type AnyRoute, type AnyRouter } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import { useMe } from '../api/use-me.ts';
import { menuOf, mayOpen, pages, type Page } from '../pages.ts';
import { Broken, NoPage, NotAllowed, NothingOpen } from './dead-ends.tsx';
import { Frame } from './frame.tsx';
import { LoadingState } from './states.tsx';

/** The router over the registry of pages; every page is loaded when it is first opened. */
export function makeRouter(): AnyRouter {
  const root = createRootRoute({ component: Frame, notFoundComponent: NoPage });
  const registered = pages.map((page) => routeOf(page, root));
  const homeless = pages.every((page) => page.path !== '/');
  const home = homeless ? [createRoute({ getParentRoute: () => root, path: '/', component: FirstPage })] : [];
  return createRouter({ routeTree: root.addChildren([...registered, ...home]), defaultErrorComponent: Broken, scrollRestoration: true });
}

function routeOf(page: Page, root: AnyRoute): AnyRoute {
  const Shown = lazy(async () => ({ default: await page.load() }));
  return createRoute({ getParentRoute: () => root, path: page.path, component: () => <Guarded page={page} Shown={Shown} /> });
}

// The server refuses too; this only says so before asking.
function Guarded({ page, Shown }: { readonly page: Page; readonly Shown: ComponentType }) {
  const { data } = useMe();
  if (!mayOpen(page, data?.actions ?? [])) return page.path === '/' ? <FirstPage /> : <NotAllowed />;
  return <Suspense fallback={<LoadingState />}><Shown /></Suspense>;
}

// Administrators have no workbench: they start at the first page they may open.
function FirstPage() {
  const { data } = useMe();
  const first = menuOf(data?.actions ?? [])[0];
  return first === undefined ? <NothingOpen /> : <Navigate to={first.path} replace />;
}
