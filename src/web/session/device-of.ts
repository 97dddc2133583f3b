const browsers: readonly (readonly [RegExp, string])[] = [[/Edg\/([\d]+)/, 'Edge'], [/QIANXIN|Qaxbrowser/i, '奇安信'], [/Firefox\/([\d]+)/, 'Firefox'], [/Chrome\/([\d]+)/, 'Chrome'], [/Version\/([\d]+).*Safari/, 'Safari']];
const systems: readonly (readonly [RegExp, string])[] = [[/Windows/, 'Windows'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Mac OS X/, 'macOS'], [/UOS|UnionTech/i, 'UOS'], [/Linux/, 'Linux']];

/** A short name for a browser's own long one: `Chrome 126 · Windows`. Unknown ones keep their first words. */
export function deviceOf(agent: string): string {
  const browser = browsers.map(([pattern, name]) => ({ found: pattern.exec(agent), name })).find((one) => one.found !== null);
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1];
  if (browser === undefined) return agent.slice(0, 60) || '—';
  const version = browser.found?.[1];
  return [version === undefined ? browser.name : `${browser.name} ${version}`, system].filter(Boolean).join(' · ');
}
