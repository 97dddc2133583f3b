/* Last year's text, in any format that is read, as a template to go on working at: outline kept, figures proposed. */
import { defineDocument } from '../../catalog/define-document.ts';
import { documentFile } from '../../catalog/document-file.ts';
import { readYaml } from '../../catalog/read-yaml.ts';
import { writeTemplate } from '../../catalog/write-template.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { startFromText, type Started, type StartOrder } from '../../domain/report/start/start-from-text.ts';
import type { KnownIndicator } from '../../domain/report/start/bind-figures.ts';
import type { DocumentTemplate } from '../../domain/report/template.ts';
import type { Words } from '../../domain/problem.ts';
import { readFileBytes } from '../plan/read-file-bytes.ts';

/** A template that was started: its file, what it is when read, and how it came about. */
export interface StartedReport extends Omit<Started, 'template'> {
  /** The text of its file. */
  readonly yaml: string;
  readonly template: DocumentTemplate;
  /** What is wrong with it; as a rule nothing. */
  readonly faults: readonly Words[];
}

/** Starts a template from a file. Throws F1xx. */
export async function startFromFile(file: { readonly name: string; readonly bytes: Uint8Array }, indicators: ReadonlyMap<string, IndicatorDefinition>, order: Omit<StartOrder, 'file'>): Promise<StartedReport & { readonly notes: readonly Words[] }> {
  const { reading, notes } = await readFileBytes(file);
  return { ...startReport(reading.text, indicators, { ...order, file: file.name }), notes };
}

/** Starts a template from a text. */
export function startReport(text: string, indicators: ReadonlyMap<string, IndicatorDefinition>, order: StartOrder): StartedReport {
  const { template: written, ...started } = startFromText(text, [...indicators.values()].map(knownOf), order);
  const yaml = writeTemplate(written, [
    `据《${order.file}》起草：${started.headings} 个标题，${started.sentences} 句，${started.bound.length} 个数字已提议绑定指标。`,
    '标着 from_last_year 的句子还是去年的话：改写以后去掉这个标记，或把里面的数改成 {数字}。',
  ]);
  const read = readYaml(`${order.key}.yaml`, yaml, documentFile);
  if ('faults' in read) throw new Error(`a template that was started from a text is not sound: ${JSON.stringify(read.faults)}`);
  const { template, faults } = defineDocument(read, 'plan', indicators);
  return { ...started, yaml, template, faults: faults.map(({ say }) => say) };
}

const times = { day: 'as_of', school_year: 'school_year', year: 'year', fiscal_year: 'year' } as const;

const knownOf = ({ key, name, measure, decimals, stages, time }: IndicatorDefinition): KnownIndicator => ({ key, name: name.zh, measure: measure.zh, decimals, byStage: stages !== null, time: times[time] });
