/*
 * The public's door: no account, no cookie. It works in a scope that sees no business row at all; of everything the database
 * holds, only the copies made at a release and the names of units can be read through it.
 */
import type { PublicItem } from '../../domain/disclosure/public-item.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { findPublic, findPublicFile, listPublic, listPublicCategories, listPublicNumbers, type PublicPlace } from '../../db/queries/disclosure.ts';
import { findUnitAt } from '../../db/queries/units.ts';
import type { Db } from '../../db/database.ts';
import { html } from '../../office/public/html.ts';
import { writeJsonFeed, writeRss } from '../../office/public/write-feeds.ts';
import { writeIndex } from '../../office/public/write-index.ts';
import { writeItem } from '../../office/public/write-item.ts';
import { page, serverLinks, type Site } from '../../office/public/site.ts';
import { publicStyle } from '../../office/public/style.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from '../session/door-scope.ts';
import { findCurrentCounty } from '../system/find-current-county.ts';

interface Door { readonly db: Db; readonly county: string; readonly bureau: string; readonly today: string }

/** Does something at the public's door. Throws A113 before set-up. */
export async function atPublicDoor<T>(runtime: Runtime, work: (door: Door) => Promise<T>): Promise<T> {
  const county = await findCurrentCounty(runtime);
  if (!county) throw raise(problems.setupNeeded, {});
  return runtime.database.within(doorScope(county.code), async (db) => {
    const bureau = (await findUnitAt(db, county.code, `${county.code}/`))?.name ?? county.name;
    return work({ db, county: county.code, bureau, today: dayInChina(runtime.clock()) });
  });
}

const PER_PAGE = 30;
/** Newest items of the feeds. */
const FED = 50;
const siteOf = ({ bureau }: Door): Site => ({ bureau, links: serverLinks });

/** What is asked of the catalogue. */
export interface PublicQuery { readonly q?: string | undefined; readonly category?: string | undefined; readonly after?: PublicPlace | undefined }

/** The page of the catalogue. */
export const openPublicIndex = (runtime: Runtime, { q = '', category, after }: PublicQuery): Promise<string> => atPublicDoor(runtime, async (door) => {
  const { items, total } = await listPublic(door.db, door.county, door.today, { words: q, category, most: PER_PAGE + 1, after });
  const held = await listPublicCategories(door.db, door.county, door.today);
  return writeIndex(siteOf(door), { held, items: items.slice(0, PER_PAGE), total, words: q, category, begins: after === undefined, goesOn: items.length > PER_PAGE });
});

/** The page of an item, or of the note it left. Throws G109. */
export const openPublicItem = (runtime: Runtime, number: string): Promise<{ readonly page: string; readonly gone: boolean }> => atPublicDoor(runtime, async (door) => {
  const item = await findPublic(door.db, door.county, number, door.today);
  if (!item) throw raise(problems.noPublicItem, {});
  return { page: writeItem(siteOf(door), item), gone: item.gone !== null };
});

/** The file of an item. Throws G109. */
export const openPublicFile = (runtime: Runtime, number: string): Promise<{ readonly name: string; readonly media: string; readonly bytes: Buffer }> => atPublicDoor(runtime, async ({ db, county, today }) => {
  const file = await findPublicFile(db, county, number, today);
  if (!file) throw raise(problems.noPublicItem, {});
  return file;
});

/** The feed, with whole addresses from this origin. */
export const openPublicFeed = (runtime: Runtime, kind: 'rss' | 'json', origin: string): Promise<string> => atPublicDoor(runtime, async (door) => {
  const { items } = await listPublic(door.db, door.county, door.today, { most: FED });
  return (kind === 'rss' ? writeRss : writeJsonFeed)({ ...siteOf(door), origin }, items);
});

/** The page that tells a visitor what went wrong and what to do. */
export const publicProblemPage = ({ zh, en }: Words): string => page({ bureau: '', links: serverLinks }, '', html`<h1>${zh}</h1><p class="en" lang="en">${en}</p><p><a href="${serverLinks.home}">公开目录 Index</a></p>`);

/** Everything that was ever public, for whoever writes it out. */
export async function readAllPublic({ db, county, today }: Door): Promise<PublicItem[]> {
  const items: PublicItem[] = [];
  for (const number of await listPublicNumbers(db, county)) {
    const item = await findPublic(db, county, number, today);
    if (item) items.push(item);
  }
  return items;
}

export { publicStyle };
