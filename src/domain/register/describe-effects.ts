/* What a new version of a register does to the rows that are there, in words its author weighs before it is in force. */
import { roles, type Sensitivity } from '../access/roles.ts';
import type { Words } from '../problems/problem.ts';
import { unitKinds, type UnitKind } from '../unit/unit-kind.ts';
import type { RegisterDefinition } from './definition.ts';

/** How many rows it touches. */
export interface EffectCounts {
  /** Rows in use. */
  readonly rows: number;
  /** Drafts that lack what the new version requires. */
  readonly incomplete: number;
  /** Rows of units whose kind keeps the register no more. */
  readonly foreign: number;
  /** Rows with a blank in the fields that tell one from another. */
  readonly keyless: number;
  /** Reports that are not finished. */
  readonly reports: number;
}

const say = (zh: string, en: string): Words => ({ zh, en });

/** What happens to the rows when it is put in force; nothing when they stay as they are. */
export function describeEffects(before: RegisterDefinition, after: RegisterDefinition, counts: EffectCounts): readonly Words[] {
  if (counts.rows === 0) return releaseEffects(before, after, counts);
  return [...workflowEffects(before, after, counts), ...sensitivityEffects(before, after, counts), ...fieldEffects(before, after, counts), ...keeperEffects(before, after, counts), ...keyEffects(before, after, counts)];
}

function workflowEffects(before: RegisterDefinition, after: RegisterDefinition, counts: EffectCounts): Words[] {
  const { rows, incomplete } = counts;
  if (before.workflow === after.workflow) return [];
  if (after.workflow === 'report') {
    return [say(`改为按轮次上报：已有的 ${rows} 条记录算作已审核，锁定到下一轮填报；新增的从草稿开始，上报审核后才有效。`, `It is reported in rounds from now on: the ${rows} records held count as approved and are locked until a round asks for them; new ones begin as drafts.`)];
  }
  return [
    say(`改为即填即用：${rows - incomplete} 条记录立即有效，不再需要上报和审核。`, `It is in force at once from now on: ${rows - incomplete} records take effect and need no report or approval.`),
    ...(incomplete > 0 ? [say(`${incomplete} 条草稿缺必填项，保留为草稿，补全后有效。`, `${incomplete} drafts lack what is required; they stay drafts until they are completed.`)] : []),
    ...releaseEffects(before, after, counts),
  ];
}

// What is filled in and in force at once is reported to nobody.
function releaseEffects(before: RegisterDefinition, after: RegisterDefinition, { reports }: EffectCounts): Words[] {
  if (before.workflow !== 'report' || after.workflow === 'report' || reports === 0) return [];
  return [say(`填报轮次里 ${reports} 张没有办完的上报表不再要求，各单位不必再报；已通过的保留。`, `${reports} unfinished reports of rounds are no longer asked for; those approved stay.`)];
}

const levels: Readonly<Record<Sensitivity, Words>> = { 0: say('公开', 'public'), 1: say('内部', 'internal'), 2: say('个人信息', 'personal'), 3: say('敏感信息', 'sensitive') };

/** The roles that see one level and not the other. */
function rolesBetween(lower: Sensitivity, higher: Sensitivity): Words {
  const between = Object.values(roles).filter(({ reads, ceiling }) => reads !== 'none' && ceiling >= lower && ceiling < higher);
  return between.length === 0 ? say('没有角色', 'nobody') : say(between.map(({ zh }) => zh).join('、'), between.map(({ en }) => en).join(', '));
}

function sensitivityEffects(before: RegisterDefinition, after: RegisterDefinition, { rows }: EffectCounts): Words[] {
  if (before.sensitivity === after.sensitivity) return [];
  const [was, is] = [levels[before.sensitivity], levels[after.sensitivity]];
  const raised = after.sensitivity > before.sensitivity;
  const seers = raised ? rolesBetween(before.sensitivity, after.sensitivity) : rolesBetween(after.sensitivity, before.sensitivity);
  return [raised
    ? say(`敏感级由“${was.zh}”升为“${is.zh}”：${rows} 条记录和它们的历史一起改；从此看不到的：${seers.zh}。`, `Its sensitivity rises from ${was.en} to ${is.en} for ${rows} records and their past; no longer seen by: ${seers.en}.`)
    : say(`敏感级由“${was.zh}”降为“${is.zh}”：${rows} 条记录和它们的历史一起改；从此看得到的：${seers.zh}。`, `Its sensitivity falls from ${was.en} to ${is.en} for ${rows} records and their past; now also seen by: ${seers.en}.`)];
}

// A field never stands below its register: what only follows the register is told once, above.
function fieldEffects(before: RegisterDefinition, after: RegisterDefinition, { rows }: EffectCounts): Words[] {
  return after.fields.flatMap((field) => {
    const was = before.fields.find(({ key }) => key === field.key);
    if (!was || was.sensitivity === field.sensitivity || (was.sensitivity === before.sensitivity && field.sensitivity === after.sensitivity)) return [];
    return [field.sensitivity > was.sensitivity
      ? say(`“${field.name.zh}”升为“${levels[field.sensitivity].zh}”：在 ${rows} 条记录里对${rolesBetween(was.sensitivity, field.sensitivity).zh}遮盖。`, `"${field.name.en}" becomes ${levels[field.sensitivity].en}: masked in ${rows} records for ${rolesBetween(was.sensitivity, field.sensitivity).en}.`)
      : say(`“${field.name.zh}”降为“${levels[field.sensitivity].zh}”：在 ${rows} 条记录里对${rolesBetween(field.sensitivity, was.sensitivity).zh}不再遮盖。`, `"${field.name.en}" becomes ${levels[field.sensitivity].en}: no longer masked in ${rows} records for ${rolesBetween(field.sensitivity, was.sensitivity).en}.`)];
  });
}

function keeperEffects(before: RegisterDefinition, after: RegisterDefinition, { foreign }: EffectCounts): Words[] {
  const gone = before.keptBy.filter((kind) => !after.keptBy.includes(kind)).map((kind) => unitKinds[kind as UnitKind]);
  if (gone.length === 0 || foreign === 0) return [];
  return [say(`不再由${gone.map(({ zh }) => zh).join('、')}填报：它们已有的 ${foreign} 条记录保留，仍可查看和修改，但不能新增。`, `No longer kept by ${gone.map(({ en }) => en).join(', ')}: their ${foreign} records stay and can be changed, but none can be added.`)];
}

function keyEffects(before: RegisterDefinition, after: RegisterDefinition, { keyless }: EffectCounts): Words[] {
  const [was = [], is = []] = [before.unique[0], after.unique[0]];
  if (was.join() === is.join()) return [];
  const names = is.map((key) => after.fields.find((field) => field.key === key)?.name ?? { zh: '单位', en: 'unit' });
  if (is.length === 0) return [say('不再有识别记录的字段：从此导入的行都算新增，重复不会被发现。', 'Nothing tells one record from another any more: every imported row counts as new and no duplicate is found.')];
  return [
    say(`导入从此按“${names.map(({ zh }) => zh).join('、')}”认出已有记录，旧模板须重新下载。`, `Imports know records by "${names.map(({ en }) => en).join(', ')}" from now on; open new templates.`),
    ...(keyless > 0 ? [say(`其中 ${keyless} 条在这些字段有空白，导入认不出来。`, `${keyless} of them have a blank there and will not be recognised.`)] : []),
  ];
}
