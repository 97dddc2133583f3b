import type { Drawing, DrawingReport } from '../../contract/drawing.ts';
import { describeExpression } from '../../domain/expression/describe-expression.ts';
import { environmentOf, expressionWorld } from '../../domain/expression/environment.ts';
import type { Expression } from '../../domain/expression/expression.ts';
import { compareDefinitions } from '../../domain/register/compare-definitions.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { KNOWN_NEEDING_APPROVAL } from '../../domain/register/known-facts.ts';
import type { ExampleRun } from '../../domain/register/run-example.ts';
import type { Words } from '../../domain/problem.ts';
import { examineDrawing, type ExaminedDrawing } from '../register/examine-drawing.ts';
import { burdenOf, effectsOf, isHeavy, lossesOf } from '../register/put-in-force.ts';
import { registerViewOf } from '../register/register-reply.ts';
import { useCase, type Context } from '../use-case.ts';

// More than this nobody reads; a file of ten thousand wrong fields must not make a reply of megabytes.
const FAULTS = 200;

/** Looks at a drawing without writing anything: faults, or what it would be, change, lose and ask for. Throws A103. */
export const checkDrawing = useCase('drawing.check', async (cx, input: Drawing): Promise<DrawingReport> => {
  cx.allow(`${cx.county}/`);
  const examined = await examineDrawing(cx, input);
  const { definition, faults, held, before } = examined;
  const told = { faults: faults.slice(0, FAULTS), more: faults.length > FAULTS, held: held?.version ?? 0, examples: examined.examples.map(exampleReply) };
  if (!definition) return { ...told, view: null, said: {}, changes: [], losses: [], effects: [], burden: null };
  const { fields, minutes, known } = burdenOf(cx, examined, definition);
  return {
    ...told, view: registerViewOf(cx.actor, definition, { codeLists: examined.county.codeLists, limits: cx.runtime.catalogue.limits }), said: sayAll(cx, examined, definition),
    changes: [...before ? compareDefinitions(before, definition) : []], losses: [...await lossesOf(cx, examined, definition)], effects: [...await effectsOf(cx, examined, definition)],
    burden: { fields, minutes, known: known.map(({ field, name, heldBy, shown }) => ({ field, name, where: heldBy, shown })), warns: known.length >= KNOWN_NEEDING_APPROVAL, needsApproval: isHeavy(cx, examined, known.length) },
  };
}, { asOwner: true });

const exampleReply = ({ differs, findings, values }: ExampleRun): DrawingReport['examples'][number] => ({
  passes: differs.length === 0, differs: [...differs], found: findings.map(({ field, code }) => ({ field, problem: code })),
  computed: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === null ? '' : String(value)])),
});

function sayAll({ runtime: { catalogue } }: Context, { county }: ExaminedDrawing, definition: RegisterDefinition): Record<string, Words> {
  const world = expressionWorld([...catalogue.registers.values(), ...county.registers.values()], county.codeLists, catalogue.limits);
  const env = environmentOf(world, definition.key);
  const say = (expression: Expression): Words => ({ zh: describeExpression(expression, env, 'zh'), en: describeExpression(expression, env, 'en') });
  return Object.fromEntries([
    ...definition.fields.flatMap(({ key, formula }) => (formula ? [[`formula:${key}`, say(formula)] as const] : [])),
    ...definition.checks.map(({ key, must }) => [`check:${key}`, say(must)] as const),
  ]);
}
