/*
 * Numbers that were typed where a figure should be bound. A number in a person's own sentence cannot be opened; one that
 * says what a live figure says, and says it with another value, is doubtful wherever it stands.
 */
import { comparableUnits, normalizeAmount } from '../../plan/amount.ts';
import { readPlan } from '../../plan/read-plan.ts';
import type { Quantity } from '../../plan/reading.ts';
import type { DocumentTree, Fact } from '../document.ts';
import { isNamedLike } from '../match-figure.ts';
import type { PlainText } from '../plain-text.ts';
import type { DocumentTemplate } from '../template.ts';
import { finding, type CheckingOf, type DocumentFinding } from './document-finding.ts';

interface Live { readonly fact: Fact; readonly name: string; readonly value: number; readonly unit: string }

/** Every number of the text that is no fact and should be one. */
export function findTyped({ text, facts, sentences }: PlainText, tree: DocumentTree, { template }: CheckingOf): readonly DocumentFinding[] {
  const live = liveFigures(tree, template);
  return readPlan(text).quantities.flatMap((quantity) => {
    const { offset, end } = quantity;
    const sentence = sentences.find((one) => one.start <= offset && offset < one.end);
    if (sentence === undefined || sentence.from.endsWith('.heading') || facts.some((span) => span.start < end && offset < span.end)) return [];
    const place = { from: sentence.from, extract: text.slice(sentence.start, sentence.end), paragraph: paragraphAt(text, offset) };
    const [said, like] = [text.slice(offset, end), live.find((one) => isLike(quantity, one))];
    if (like !== undefined) return [unbound(said, like, agrees(quantity, like), place)];
    return sentence.from !== 'typed' ? [] : [finding('typed', 'note', { zh: `“${said}”是手写的数，点不开来源，建议改绑指标`, en: `“${said}” was typed and cannot be opened. Bind an indicator` }, place)];
  });
}

function liveFigures({ facts }: DocumentTree, { figures }: DocumentTemplate): readonly Live[] {
  return facts.flatMap((fact) => {
    const figure = fact.slot.kind === 'figure' && fact.slot.aspect === 'value' && fact.yearsBack === 0 ? figures.get(fact.slot.figure) : undefined;
    return figure === undefined || fact.value === null ? [] : [{ fact, name: figure.name, value: Number(fact.value), unit: figure.unit }];
  });
}

// A change, a target or another year's figure has a value of its own.
const isLike = (quantity: Quantity, { name, unit }: Live): boolean => quantity.kind === 'achievement' && quantity.growth === undefined && typeof quantity.value === 'number'
  && comparableUnits(normalizeAmount(quantity.value, quantity.unit).unit, normalizeAmount(0, unit).unit) && isNamedLike(quantity, name);

/** Half of the last digit that was written: 1200万元 says nothing about single yuan. */
function agrees({ number, value, normalized }: Quantity, live: Live): boolean {
  if (typeof value !== 'number' || typeof normalized.value !== 'number') return true;
  const decimals = /\.(?<part>\d+)/u.exec(number)?.groups?.['part']?.length ?? 0;
  const scale = value === 0 ? 1 : normalized.value / value;
  return Math.abs(normalized.value - live.value) <= 0.5 * 10 ** -decimals * scale * (1 + 1e-9);
}

function unbound(said: string, { fact, name }: Live, isSame: boolean, place: { readonly from: string; readonly extract: string; readonly paragraph: number }): DocumentFinding {
  return finding('unbound', isSame ? 'note' : 'doubt', {
    zh: isSame ? `“${said}”是手写的，与活的数字“${name}”相同，请改绑“${name}”` : `“${said}”是手写的，而“${name}”现在是${fact.text}：请改绑“${name}”，或写明口径的不同`,
    en: isSame ? `“${said}” was typed and equals the live figure “${name}”. Bind “${name}”` : `“${said}” was typed while “${name}” is ${fact.text}. Bind “${name}”, or say how they differ`,
  }, { ...place, facts: [fact.id] });
}

/** Number of the paragraph an offset stands in; empty lines are none. */
export const paragraphAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').filter((line) => line !== '').length + (text.charAt(offset - 1) === '\n' || offset === 0 ? 1 : 0);
