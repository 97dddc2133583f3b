/* Figures that are not there: measured otherwise, without data, or without anything to be compared with. */
import type { Words } from '../../problem.ts';
import { MISSING, TO_FILL, type DocumentTree, type Fact, type Lack } from '../document.ts';
import { placeWords, type UnitNamed } from '../figure-place.ts';
import { askOf } from '../make-fact.ts';
import { plainText } from '../plain-text.ts';
import { needsOf } from '../template.ts';
import { finding, keysOf, namesIn, type CheckingOf, type DocumentFinding } from './document-finding.ts';

/** A figure in another unit than the template counts on is as good as missing, and the reason is worth telling. */
export function findMissing(tree: DocumentTree, { template, source, places = {} }: CheckingOf): readonly DocumentFinding[] {
  const { facts, context } = tree;
  const wrong = [...template.figures.values()].flatMap((figure) => {
    const found = source.find(askOf(figure, context));
    return found === undefined || found.unit === figure.unit ? [] : [finding('measure', 'error', {
      zh: `“${figure.name}”的指标以“${found.unit}”计，模板写的是“${figure.unit}”，请改模板里的单位`, en: `the indicator of “${figure.name}” is measured in “${found.unit}”; the template says “${figure.unit}”. Change the unit in the template`,
    }, { facts: facts.filter((fact) => keysOf(fact).includes(figure.key)).map(({ id }) => id) })];
  });
  const told = new Set(wrong.flatMap((one) => one.facts));
  return [...wrong, ...facts.filter(({ id, value, text }) => value === null && text === MISSING && !told.has(id)).map((fact) => {
    const names = namesIn(template, keysOf(fact));
    const what = whatOf[fact.lacks ?? (fact.slot.kind === 'figure' ? needsOf[fact.slot.aspect] : undefined) ?? 'value'];
    const where = placesOf(fact, (code) => (code === null ? context.area : places[code] ?? code));
    return finding('missing', 'error', { zh: `“${names}”没有${what.zh}（${where.map(({ zh }) => zh).join('；')}）`, en: `“${names}” has no ${what.en} (${where.map(({ en }) => en).join('; ')})` }, { facts: [fact.id] });
  }), ...toFill(tree)];
}

function placesOf({ refs }: Fact, unitNamed: UnitNamed): readonly Words[] {
  const all = refs.map((ref) => { const [, scope = '', at = ''] = ref.split('@'); return placeWords({ scope, at }, unitNamed); });
  return all.filter(({ zh }, at) => all.findIndex((one) => one.zh === zh) === at);
}

// A cell of last year's table that nothing was found for.
function toFill(tree: DocumentTree): readonly DocumentFinding[] {
  const count = plainText(tree).text.split(TO_FILL).length - 1;
  return count === 0 ? [] : [finding('missing', 'error', { zh: `还有 ${count} 处“${TO_FILL}”，请填写、改绑指标或删去`, en: `“${TO_FILL}” stands in ${count} places. Fill in, bind an indicator, or take them away` }, { extract: TO_FILL })];
}

const whatOf: Readonly<Record<Lack | 'value', Words>> = { value: { zh: '数据', en: 'data' }, previous: { zh: '上年数', en: 'figure of last year' }, target: { zh: '目标', en: 'target' } };

const todo: Readonly<Record<Lack, Words>> = {
  previous: { zh: '第一年使用时都是这样；去年的文件里有的，可以在模板里用 cited 引用，写明文件和页码', en: 'So it is in a first year. What last year’s document tells can be cited in the template with document and page' },
  target: { zh: '要写完成情况，请先把计划的目标与指标连上', en: 'To tell what was reached, link the targets of the plan to their indicators first' },
};

/** In the first year with the system there is no last year; the author is told once, and nothing is held up. */
export function findLeftOut({ leftOut: left = [], facts }: DocumentTree, { template }: CheckingOf): readonly DocumentFinding[] {
  return (['previous', 'target'] as const).flatMap((lack) => {
    const cells = facts.filter(({ lacks, text }) => lacks === lack && text !== MISSING);
    const keys = [...left.filter(({ lacks }) => lacks === lack).flatMap(({ figures }) => figures), ...cells.flatMap(keysOf)];
    if (keys.length === 0) return [];
    const names = namesIn(template, keys);
    return [finding('left_out', 'note', {
      zh: `“${names}”没有${whatOf[lack].zh}，与它比较的话已经省去，表中写“—”。${todo[lack].zh}`, en: `“${names}” has no ${whatOf[lack].en}; what compares with it was left out, and tables show “—”. ${todo[lack].en}`,
    }, { facts: cells.map(({ id }) => id) })];
  });
}
