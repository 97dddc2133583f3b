import type { FiguresView } from '../../contract/indicator.ts';
import { withMeasure } from '../../domain/indicator/show-figure.ts';
import { usePick } from '../i18n/use-language.ts';

/** Says a figure with its unit of measure in the language of the screen. */
export function useShown(): (head: Pick<FiguresView['indicators'][number], 'measure' | 'decimals'>, shown: string | null) => string {
  const pick = usePick();
  return (head, shown) => pick({ zh: withMeasure(head, shown, 'zh'), en: withMeasure(head, shown, 'en') });
}
