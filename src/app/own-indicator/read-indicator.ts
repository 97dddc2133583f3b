import type { OpenedOwnIndicator } from '../../contract/own-indicator.ts';
import { listIndicatorVersions } from '../../db/queries/indicator-definitions.ts';
import { problems, raise } from '../../domain/problem.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { useCase } from '../use-case.ts';
import { ownIndicatorRowOf } from './review-indicators.ts';

/** Opens an indicator the county made as it is written, with every version. Throws A103, R101. */
export const readIndicator = useCase('indicator.read', async (cx, input: { readonly key: string }): Promise<OpenedOwnIndicator> => {
  const versions = await listIndicatorVersions(cx.db, cx.county, input.key);
  const [newest] = versions;
  if (!newest) throw raise(problems.notFound, { what: { zh: '该自定指标', en: 'This own indicator' } });
  return {
    ...ownIndicatorRowOf(await drawnOf(cx), newest), written: newest.written,
    versions: versions.map(({ version, drawnBy, approvedBy, at, written }) => ({ version, drawnBy, approvedBy, at: at.toISOString(), written })),
  };
});
