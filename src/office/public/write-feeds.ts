import { disclosureCategories } from '../../domain/disclosure/categories.ts';
import type { PublicItem } from '../../domain/disclosure/public-item.ts';
import { escapeText } from './html.ts';
import type { Site } from './site.ts';

/** Where the pages stand for readers of a feed, who need whole addresses; '' leaves them as they are. */
export interface FeedSite extends Site { readonly origin: string }

const titleOf = ({ bureau }: Site): string => `${bureau}政府信息公开`;
// Noon in China of that day: a feed asks for an instant, and a day is all that is known.
const instantOf = (day: string): string => `${day}T12:00:00+08:00`;

/** RSS 2.0. */
export function writeRss(site: FeedSite, items: readonly PublicItem[]): string {
  const entries = items.map((item) => `<item><title>${escapeText(item.title)}</title><link>${escapeText(site.origin + site.links.item(item.number))}</link><guid isPermaLink="false">${escapeText(item.number)}</guid>`
    + `<category>${disclosureCategories[item.category].zh}</category><pubDate>${new Date(instantOf(item.releasedOn)).toUTCString()}</pubDate><description>${escapeText(item.summary === '' ? item.title : item.summary)}</description></item>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${escapeText(titleOf(site))}</title><link>${escapeText(site.origin + site.links.home)}</link><description>${escapeText(titleOf(site))}</description><language>zh-cn</language>${entries.join('')}</channel></rss>\n`;
}

/** JSON Feed 1.1, with the fields of the catalogue. */
export function writeJsonFeed(site: FeedSite, items: readonly PublicItem[]): string {
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1', title: titleOf(site), language: 'zh-CN', home_page_url: site.origin + site.links.home, feed_url: site.origin + site.links.json,
    items: items.map((item) => ({
      id: item.number, url: site.origin + site.links.item(item.number), title: item.title, content_text: item.summary === '' ? item.title : item.summary, date_published: instantOf(item.releasedOn), tags: [disclosureCategories[item.category].zh],
      _disclosure: { number: item.number, publisher: item.publisher, formed_on: item.formedOn, valid_until: item.validUntil, manner: item.manner, document_number: item.documentNumber },
    })),
  }, null, 1)}\n`;
}
