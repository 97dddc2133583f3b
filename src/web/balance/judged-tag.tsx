import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import MinusCircleOutlined from '@ant-design/icons/es/icons/MinusCircleOutlined';
import QuestionCircleOutlined from '@ant-design/icons/es/icons/QuestionCircleOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import type { BalanceView } from '../../contract/balance.ts';
import type { LevelResult } from '../../domain/balance/weigh-balance.ts';
import { useWords } from '../i18n/define-words.ts';
import { balanceWords, type BalanceWord } from './balance-words.ts';

/** How something stands against its limit. */
export type Standing = 'within' | 'beyond' | 'open' | 'unjudged' | 'passes' | 'fails' | 'opened' | 'unseen';

const looks = {
  within: ['normal', CheckCircleOutlined], passes: ['normal', CheckCircleOutlined], beyond: ['behind', WarningOutlined], fails: ['behind', WarningOutlined],
  open: ['near', QuestionCircleOutlined], opened: ['near', QuestionCircleOutlined], unseen: ['near', QuestionCircleOutlined], unjudged: ['none', MinusCircleOutlined],
} as const;

/** A verdict: colour, shape and word together. */
export function JudgedTag({ standing, more = '' }: { readonly standing: Standing; readonly more?: string }) {
  const say = useWords(balanceWords);
  const [light, Icon] = looks[standing];
  const word: BalanceWord = standing;
  return <span className={`light light--${light}`}><span aria-hidden="true"><Icon /></span>{say(word)}{more !== '' && <span className="quiet">{more}</span>}</span>;
}

/** How a coefficient stands. */
export function standingOf({ within, limit, missing = [] }: { readonly within: boolean | null; readonly limit: object | null; readonly missing?: readonly number[] }): Standing {
  if (limit === null) return 'unjudged';
  // What is missing can save a coefficient as well as spoil it.
  if (missing.length > 0 || within === null) return 'open';
  return within ? 'within' : 'beyond';
}

/** How a school stands; of some of its numbers the reader may not see the rows. */
export const schoolStanding = (passes: boolean | null, { columns }: Pick<BalanceView, 'columns'>): Standing =>
  (passes !== null ? passes ? 'passes' : 'fails' : columns.some(({ withheld }) => withheld) ? 'unseen' : 'opened');

/** The composite of a section, open as long as anything of it is missing. */
export const compositeOf = ({ composite, indicators }: LevelResult) => (composite === null ? null : { ...composite, missing: [...new Set(indicators.flatMap(({ missing }) => missing))] });
