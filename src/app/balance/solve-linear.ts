/* Linear programmes solved by HiGHS, the open optimiser, as WebAssembly in this process. */
import highsModule, { type Highs, type ModelData } from 'highs';
import type { LinearAnswer, LinearModel, SolveLinear } from '../../domain/balance/plan/linear-model.ts';

// Its types describe the CommonJS build; the module Node loads is the function itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Loads the optimiser. */
export async function openSolver(): Promise<SolveLinear> {
  const highs = await loadHighs();
  return (model, options) => Promise.resolve(solve(highs, model, options));
}

function solve(highs: Highs, model: LinearModel, { broken, seconds, gap }: Parameters<SolveLinear>[1]): LinearAnswer {
  const whole = !broken && model.variables.some((variable) => variable.whole);
  return highs.withModel(dataOf(highs, model, whole), (held): LinearAnswer => {
    held.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: gap });
    // Some programmes end in the optimiser's own error: nothing was found, nothing proved.
    if (held.raw.run().status === -1) return { status: 'stopped', values: [], cost: Infinity, bound: 0 };
    const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
    const status = held.getModelStatus();
    if (status === infeasible || status === unboundedOrInfeasible) return { status: 'infeasible', values: [], cost: 0, bound: Infinity };
    const cost = held.getObjectiveValue();
    const found = held.info.get('primal_solution_status') === 2;
    // A broken programme that was stopped proves nothing.
    const bound = whole ? Number(held.info.get('mip_dual_bound')) : status === optimal ? cost : -Infinity;
    return { status: status === optimal ? 'solved' : 'stopped', values: found ? [...held.getSolution().colValue] : [], cost, bound };
  });
}

function dataOf(highs: Highs, { variables, rows }: LinearModel, whole: boolean): ModelData {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ terms }, at) => { starts[at + 1] = (starts[at] ?? 0) + terms.length; });
  const terms = rows.flatMap((row) => row.terms);
  const { variableType } = highs.constants;
  return {
    numCols: variables.length, numRows: rows.length,
    colCost: Float64Array.from(variables, ({ cost }) => cost), colLower: Float64Array.from(variables, ({ least }) => least), colUpper: Float64Array.from(variables, ({ most }) => most),
    rowLower: Float64Array.from(rows, ({ least }) => least), rowUpper: Float64Array.from(rows, ({ most }) => most),
    matrix: { format: 'csr', numRows: rows.length, numCols: variables.length, starts, indices: Int32Array.from(terms, ([at]) => at), values: Float64Array.from(terms, ([, times]) => times) },
    ...(whole && { integrality: Int32Array.from(variables, (variable) => (variable.whole ? variableType.integer : variableType.continuous)) }),
  };
}
