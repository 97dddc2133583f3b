import { useSyncExternalStore } from 'react';

const query = 'screen and (max-width: 1023px)';

/** Whether three panes do not fit side by side. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => window.matchMedia(query).matches);

function listen(onChange: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}
