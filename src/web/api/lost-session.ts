const LOST = 'xuezheng:session-lost';
const REGAINED = 'xuezheng:session-regained';

/** Says that the server no longer knows who we are. */
export function announceLostSession(): void {
  window.dispatchEvent(new Event(LOST));
}

/** Calls back when the session is lost; answers how to stop listening. */
export function onLostSession(listener: () => void): () => void {
  return listen(LOST, listener);
}

/** Says that the same person signed in again. */
export function announceRegainedSession(): void {
  window.dispatchEvent(new Event(REGAINED));
}

/** Calls back when the same person signed in again: what waited can be sent. */
export function onRegainedSession(listener: () => void): () => void {
  return listen(REGAINED, listener);
}

function listen(name: string, listener: () => void): () => void {
  window.addEventListener(name, listener);
  return () => window.removeEventListener(name, listener);
}
