import { problem } from './problem.ts';

/** M1xx: boundaries of a map. */
export const mapProblems = {
  boundariesTooLarge: problem('M101', 413,
    (d: { limitMb: number }) => `边界文件超过 ${d.limitMb} MB，请在制图软件里简化线条（抽稀）后再上传。`,
    (d: { limitMb: number }) => `The file of boundaries exceeds ${d.limitMb} MB. Simplify its lines in your mapping program, then upload it again.`),
  boundariesUnreadable: problem('M102', 422,
    (d: { line: number }) => `读不懂边界文件（第 ${d.line} 行附近不是 JSON），请导出成 GeoJSON 再上传。`,
    (d: { line: number }) => `The file of boundaries cannot be read (no JSON near line ${d.line}). Export it as GeoJSON and upload it again.`),
  boundariesTooDeep: problem('M103', 422,
    (d: { depth: number }) => `边界文件的括号套了 ${d.depth} 层以上，不是通常的 GeoJSON，请重新导出后再上传。`,
    (d: { depth: number }) => `The file of boundaries nests more than ${d.depth} levels, which no GeoJSON does. Export it anew and upload it again.`),
  boundariesNotPolygons: problem('M104', 422,
    (d: { found: string }) => `边界须是面（Polygon 或 MultiPolygon），文件里是“${d.found}”，请只导出面再上传。`,
    (d: { found: string }) => `Boundaries must be areas (Polygon or MultiPolygon); the file holds "${d.found}". Export areas only and upload them again.`),
  boundariesTooMany: problem('M105', 422,
    (d: { areas: number; points: number }) => `边界最多 ${d.areas} 块、${d.points} 个点，请合并或简化后再上传。`,
    (d: { areas: number; points: number }) => `Boundaries may have ${d.areas} areas and ${d.points} points at most. Export fewer or simpler ones, then upload again.`),
  boundariesElsewhere: problem('M106', 422,
    (d: { area: number; place: string }) => `第 ${d.area} 块的坐标“${d.place}”不是经纬度（经度 −180～180，纬度 −90～90），请用经纬度坐标系（WGS 84 或 CGCS2000）导出后再上传。`,
    (d: { area: number; place: string }) => `The coordinates "${d.place}" of area ${d.area} are no longitude and latitude. Export in degrees (WGS 84 or CGCS2000) and upload again.`),
  boundariesOpen: problem('M107', 422,
    (d: { area: number }) => `第 ${d.area} 块的边没有闭合（首尾不是同一点，或不足 4 个点），请修补后再上传。`,
    (d: { area: number }) => `The line round area ${d.area} is not closed (first and last point differ, or fewer than 4 points). Check and export it anew, then upload again.`),
};
