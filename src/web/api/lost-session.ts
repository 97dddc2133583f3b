const LOST = 'xuezheng:session-lost';

/** Says that the server no longer knows who we are. */
export function announceLostSession(): void {
  window.dispatchEvent(new Event(LOST));
}

/** Calls back when the session is lost; answers how to stop listening. */
export function onLostSession(listener: () => void): () => void {
  window.addEventListener(LOST, listener);
  return () => window.removeEventListener(LOST, listener);
}
