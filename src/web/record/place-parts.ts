/* A point of the map between its one value and its two boxes. */

/** Longitude and latitude of what stands in the input; half of it where only half was typed. */
export function partedPlace(text: string): readonly [string, string] {
  const [longitude = '', latitude = ''] = text.normalize('NFKC').split(/[,;\s]+/);
  return [longitude, latitude];
}

/** Both as one input; empty when nothing was typed. */
export const joinedPlace = (longitude: string, latitude: string): string => (longitude.trim() === '' && latitude.trim() === '' ? '' : `${longitude.trim()},${latitude.trim()}`);

/** A place as people read it: 东经 119.306° 北纬 26.075°. */
export function placeInWords(held: string, language: 'zh' | 'en'): string {
  const [longitude, latitude] = partedPlace(held).map(Number);
  if (longitude === undefined || latitude === undefined || Number.isNaN(longitude) || Number.isNaN(latitude)) return held;
  const east = longitude >= 0 ? { zh: '东经', en: 'E' } : { zh: '西经', en: 'W' };
  const north = latitude >= 0 ? { zh: '北纬', en: 'N' } : { zh: '南纬', en: 'S' };
  const [long, lat] = [Math.abs(longitude), Math.abs(latitude)];
  return language === 'zh' ? `${east.zh} ${long}° ${north.zh} ${lat}°` : `${long}° ${east.en}, ${lat}° ${north.en}`;
}
