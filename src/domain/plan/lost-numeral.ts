/*
 * A heading whose numeral was lost (、实施…) takes the one its neighbours leave free. The style is inferred too: the gap
 * in the numbering around it says whether a 四、 or a 7、 is missing.
 */
import { labelOf, type Marker, type MarkerStyle } from './marker.ts';

/** Gives every marker without a numeral the inferred one, its label in brackets. */
export function inferLostNumerals(markers: readonly Marker[]): readonly Marker[] {
  const last = new Map<MarkerStyle, number>();
  return markers.map((marker, at) => {
    const inferred = marker.ordinal === 0 ? infer(marker, markers, at, last) : marker;
    if (inferred.style === 'chinese') last.delete('arabic');
    last.set(inferred.style, inferred.ordinal);
    return inferred;
  });
}

function infer(lost: Marker, markers: readonly Marker[], at: number, last: ReadonlyMap<MarkerStyle, number>): Marker {
  const style = lost.style === 'chinese' && isArabic(markers, at, last) ? 'arabic' : lost.style;
  const ordinal = (last.get(style) ?? 0) + 1;
  return { ...lost, style, ordinal, label: `[${labelOf(style, ordinal)}]` };
}

// 、 stands after 四 as well as after 7. A gap decides; else the list that is open at this point goes on.
function isArabic(markers: readonly Marker[], at: number, last: ReadonlyMap<MarkerStyle, number>): boolean {
  const open = last.get('arabic');
  const following = markers[at + 1];
  const chinese = markers.slice(at + 1, at + 80).find(marker => marker.style === 'chinese' && marker.ordinal > 0);
  if (chinese && chinese.ordinal === (last.get('chinese') ?? 0) + 2) return false;
  if (open === undefined) return following?.style === 'arabic' && following.ordinal === 2;
  return !(following?.style === 'arabic' && following.ordinal === 1);
}
