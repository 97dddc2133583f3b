/* What changed between two versions of an indicator, in words, for whoever puts the new one in force. */
import { describeExpression } from '../expression/describe-expression.ts';
import type { ExpressionEnv } from '../expression/environment.ts';
import type { Words } from '../problem.ts';
import type { IndicatorDefinition } from './definition.ts';
import { directionWords, timeWords } from './explain-indicator.ts';

type Told = (indicator: IndicatorDefinition, env: ExpressionEnv) => Words;

const plain = (text: string): Words => ({ zh: text, en: text });

// What it is called, and how it is told.
const parts: readonly (readonly [Words, Told])[] = [
  [{ zh: '名称', en: 'Name' }, ({ name }) => name],
  [{ zh: '公式', en: 'Formula' }, ({ formula }, env) => ({ zh: describeExpression(formula, env, 'zh'), en: describeExpression(formula, env, 'en') })],
  [{ zh: '计量单位', en: 'Unit of measure' }, ({ measure }) => measure],
  [{ zh: '小数位数', en: 'Decimals' }, ({ decimals }) => plain(String(decimals))],
  [{ zh: '方向', en: 'Direction' }, ({ better }) => directionWords[better]],
  [{ zh: '统计时间', en: 'Time' }, ({ time }) => timeWords[time]],
  [{ zh: '学段', en: 'Stages' }, ({ stages }) => plain(stages === null ? '—' : Object.entries(stages).map(([register, stage]) => `${register}: ${stage.text}`).join(', '))],
  [{ zh: '依据', en: 'Source' }, ({ source }) => plain(source)],
  [{ zh: '口径说明', en: 'Note' }, ({ note }) => note ?? plain('')],
];

/** Each part that is told differently: what it was and what it is. */
export function compareIndicators(before: IndicatorDefinition, after: IndicatorDefinition, env: ExpressionEnv): readonly Words[] {
  return parts.flatMap(([part, tell]) => {
    const [was, is] = [tell(before, env), tell(after, env)];
    return was.zh === is.zh && was.en === is.en ? [] : [{ zh: `${part.zh}：${was.zh || '无'} → ${is.zh || '无'}`, en: `${part.en}: ${was.en || 'none'} → ${is.en || 'none'}` }];
  });
}
