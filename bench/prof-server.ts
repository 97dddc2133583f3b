import pg from 'pg';
const stats = new Map<string, { n: number; ms: number }>();
const real = pg.Client.prototype.query as (...a: unknown[]) => unknown;
pg.Client.prototype.query = function (this: unknown, ...args: unknown[]) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text?: string }).text ?? '';
  const key = text.replace(/\s+/g, ' ').slice(0, 70) + (/unnest/.test(text) ? ' U' : '') + (/for update/.test(text) ? ' FU' : '');
  const began = performance.now();
  const end = () => { const s = stats.get(key) ?? { n: 0, ms: 0 }; s.n += 1; s.ms += performance.now() - began; stats.set(key, s); };
  const done = real.apply(this, args) as Promise<unknown> | undefined;
  if (done && typeof done.then === 'function') void done.then(end, end);
  return done;
} as never;
process.on('exit', () => { for (const [k, s] of [...stats].sort((a, b) => b[1].ms - a[1].ms).slice(0, 14)) console.error(s.ms.toFixed(0).padStart(8), String(s.n).padStart(6), k); });
await import('./import-server.ts');
