import { QueryClientProvider } from '@tanstack/react-query';
import ConfigProvider from 'antd/es/config-provider';
import zhCN from 'antd/locale/zh_CN';
import enUS from 'antd/locale/en_US';
import { lazy, Suspense } from 'react';
import { queryClient } from './api/query-client.ts';
import { useMe } from './api/use-me.ts';
import { LoadingState, ProblemNote } from './frame/states.tsx';
import { useLanguage } from './i18n/use-language.ts';
import { themeOf } from './theme/theme.ts';
import { useLargeText } from './theme/text-size.ts';

const SignInPage = lazy(async () => ({ default: (await import('./session/sign-in-page.tsx')).SignInPage }));
const SetupPage = lazy(async () => ({ default: (await import('./session/setup-page.tsx')).SetupPage }));
const Inside = lazy(async () => ({ default: (await import('./frame/inside.tsx')).Inside }));

/** The whole of the screens: look, cache, and the door. */
export function App() {
  const language = useLanguage();
  const [large] = useLargeText();
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider theme={themeOf(large)} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
        <Suspense fallback={<LoadingState />}><Door /></Suspense>
      </ConfigProvider>
    </QueryClientProvider>
  );
}

// The address stays as it is while somebody signs in, so that a link opens where it points.
function Door() {
  const me = useMe();
  if (me.data === undefined) {
    return me.isError ? <div className="page"><ProblemNote error={me.error} again={() => void me.refetch()} /></div> : <LoadingState />;
  }
  if (me.data.mode === 'setup') return <SetupPage />;
  if (me.data.person === null) return <SignInPage me={me.data} />;
  return <Inside me={me.data} person={me.data.person} />;
}
