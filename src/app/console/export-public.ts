/* The public pages as files, for the county portal: what the public door would answer, and nothing else. */
import type { PublicItem } from '../../domain/disclosure/public-item.ts';
import { findPublicFile } from '../../db/queries/disclosure.ts';
import { writeJsonFeed, writeRss } from '../../office/public/write-feeds.ts';
import { writeIndex } from '../../office/public/write-index.ts';
import { writeItem } from '../../office/public/write-item.ts';
import { categoryPath, filePath, folderLinks, itemPath, type Site } from '../../office/public/site.ts';
import { publicStyle } from '../../office/public/style.ts';
import { atPublicDoor, readAllPublic } from '../disclosure/public-door.ts';
import type { Runtime } from '../runtime.ts';

/** One file of the pages, by its path in their folder. */
export interface PublicPageFile { readonly path: string; readonly bytes: Uint8Array }

/** Every page, feed and file; `base` is where the folder will stand, for the feeds. Items that are gone leave the page that says so. Throws A113 before set-up. */
export const exportPublic = (runtime: Runtime, base: string): Promise<PublicPageFile[]> => atPublicDoor(runtime, async (door) => {
  const items = (await readAllPublic(door)).toSorted((one, two) => (one.releasedOn + one.number < two.releasedOn + two.number ? 1 : -1));
  const current = items.filter(({ gone }) => gone === null);
  const held = new Set(current.map(({ category }) => category));
  const site = (depth: number): Site => ({ bureau: door.bureau, links: folderLinks(depth) });
  const files: PublicPageFile[] = [];
  for (const item of current.filter(({ file }) => file !== null)) {
    const file = await findPublicFile(door.db, door.county, item.number, door.today);
    if (file) files.push({ path: filePath(item.number, file.name), bytes: file.bytes });
  }
  const feeds = { ...site(0), origin: base === '' ? '' : `${base.replace(/\/+$/, '')}/` };
  return [
    text('index.html', catalogue(site(0), current, undefined)), ...[...held].map((category) => text(categoryPath(category), catalogue(site(0), current, category))),
    ...items.map((item) => text(itemPath(item.number), writeItem(site(item.number.split('/').length), item))), ...files,
    text('feed.xml', writeRss(feeds, current)), text('feed.json', writeJsonFeed(feeds, current)), text('style.css', publicStyle),
  ];
});

const text = (path: string, content: string): PublicPageFile => ({ path, bytes: Buffer.from(content) });

function catalogue(site: Site, current: readonly PublicItem[], category: string | undefined): string {
  const items = current.filter((item) => category === undefined || item.category === category);
  return writeIndex(site, { items, total: items.length, words: '', category, held: new Set(current.map((item) => item.category)), begins: true, goesOn: false });
}
