/* The drawing itself. Only this file loads ECharts, and only when a chart is on the page; SVG, so that it prints as sharp as the text. */
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useLargeText } from '../theme/text-size.ts';
import type { ChartData } from './chart-data.ts';
import { chartOption, heightOf } from './chart-option.ts';

use([BarChart, LineChart, GridComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

interface CanvasProps {
  readonly data: ChartData;
  /** A point was clicked; the keyboard goes by the table. */
  readonly onPick?: ((key: string) => void) | undefined;
}

/** Draws a chart in the width it is given. Hidden from those who hear the page: the sentence and the table say the same. */
export function ChartCanvas({ data, onPick }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const picked = useRef(onPick);
  const [large] = useLargeText();
  useEffect(() => { picked.current = onPick; }, [onPick]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const chart = init(element, null, { renderer: 'svg' });
    const draw = () => {
      chart.setOption(chartOption(data, { narrow: element.clientWidth < 480, fontSize: large ? 15 : 12 }), { notMerge: true });
      // Paper is narrower than the screen: with its own measure the drawing shrinks as a whole.
      element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${element.clientWidth} ${heightOf(data)}`);
    };
    draw();
    chart.on('click', ({ name }) => picked.current?.(name));
    const watch = new ResizeObserver(() => { chart.resize(); draw(); });
    watch.observe(element);
    return () => { watch.disconnect(); chart.dispose(); };
  }, [data, large]);
  return <div ref={place} className="chart__canvas" style={{ height: heightOf(data) }} aria-hidden="true" />;
}
