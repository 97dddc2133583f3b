import type { DocumentTemplate, TemplateFigure } from './template.ts';

const COUNTY = 'county';

/** The template as it is drafted for one unit: what it says of the county it then says of that unit, and its figures are named by the unit's code. What was cited is the county's and stays behind. */
export function templateOfUnit(template: DocumentTemplate, code: string): DocumentTemplate {
  const figures = [...template.figures].map(([key, figure]): [string, TemplateFigure] => {
    const scope = ofUnit(figure.scope, code);
    const { cited: _, ...own } = figure;
    return [key, scope === figure.scope ? figure : { ...own, scope }];
  });
  return { ...template, figures: new Map(figures) };
}

const ofUnit = (scope: string, code: string): string => (scope === COUNTY || scope.startsWith(`${COUNTY}:`) ? code + scope.slice(COUNTY.length) : scope);

/** A scope taken apart: the county (null) or a unit's code, and the stage where there is one. */
export function readScope(scope: string): { readonly code: string | null; readonly stage: string | null } {
  const [place = '', stage = null] = scope.split(':');
  return { code: place === COUNTY ? null : place, stage };
}
