/* What conditions and formulas of a template can name, and which figures they do name. */
import type { ExpressionEnv, FieldShape } from '../expression/environment.ts';
import type { Expression } from '../expression/expression.ts';
import type { TemplateFigure } from './template.ts';

const numberField = (key: string, name: string): [string, FieldShape] => [key, { key, name: { zh: name, en: key }, type: 'number', percent: false, encrypted: false, codes: null, to: null }];

/**
 * What conditions of a template can name: each figure by its key, `previous.key` for last year, `key_target`, and
 * `key_completion`, what was reached of the target in per cent.
 */
export function templateEnvironment(figures: Iterable<Pick<TemplateFigure, 'key' | 'name'>>): ExpressionEnv {
  const fields = [...figures].flatMap(({ key, name }) => [numberField(key, name), numberField(`${key}_target`, `${name}目标`), numberField(`${key}_completion`, `${name}完成率`)]);
  const register = { key: 'figures', name: { zh: '数字', en: 'figures' }, fields: new Map(fields) };
  return { registers: new Map([['figures', register]]), limits: new Map(), register };
}

/** Every figure an expression names, without the endings of its target and completion. */
export function figuresNamed(expression: Expression, figures: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  const look = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node !== 'object' || node === null) return;
    const { kind, names } = node as { readonly kind?: string; readonly names?: readonly string[] };
    const last = kind === 'path' ? names?.[names.length - 1] ?? '' : '';
    const key = figures.has(last) ? last : last.replace(/_(?:target|completion)$/u, '');
    if (figures.has(key)) found.add(key);
    Object.values(node).forEach(look);
  };
  look(expression.root);
  return [...found];
}
