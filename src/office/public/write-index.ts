import { disclosureCategories, manners } from '../../domain/disclosure/categories.ts';
import type { PublicItem } from '../../domain/disclosure/public-item.ts';
import { html, type Html } from './html.ts';
import { both, page, type Site } from './site.ts';

/** The catalogue, or the part of it that was asked for. */
export interface PublicIndex {
  readonly items: readonly PublicItem[];
  readonly total: number;
  readonly words: string;
  readonly category: string | undefined;
  /** Categories that hold something; the others are not shown. */
  readonly held: ReadonlySet<string>;
  /** Whether it is the first page, and whether there is another. */
  readonly begins: boolean;
  readonly goesOn: boolean;
}

/** The page of the catalogue. */
export function writeIndex(site: Site, index: PublicIndex): string {
  const { items, total, category, words } = index;
  const name = category === undefined ? '' : nameOf(category)?.zh ?? '';
  const found = words === '' ? html`` : html`<p>“${words}”找到 ${total} 条。<span class="en" lang="en">${total} found.</span></p>`;
  const list = items.length === 0 ? html`<p>${words === '' && category === undefined ? '还没有公开的信息。' : '没有符合的信息，请换一个词或类别。'}</p>` : html`<ul class="list">${items.map((item) => entry(site, item))}</ul>`;
  return page(site, name, html`${searchForm(site, index)}${categories(site, index)}<h1 class="index">${both(nameOf(category ?? '') ?? { zh: '公开目录', en: 'Index' })}</h1>${found}${list}${pages(site, index)}`);
}

const nameOf = (category: string) => (Object.hasOwn(disclosureCategories, category) ? disclosureCategories[category as keyof typeof disclosureCategories] : undefined);

const searchForm = ({ links }: Site, { words, category }: PublicIndex): Html => (links.search === null ? html``
  : html`<form action="${links.search}" method="get" role="search"><input name="q" value="${words}" maxlength="60" aria-label="查找 Search" placeholder="名称、索引号、文号">${category === undefined ? html`` : html`<input type="hidden" name="category" value="${category}">`}<button>查找</button></form>`);

function categories({ links }: Site, { category: chosen, held }: PublicIndex): Html {
  if (held.size === 0) return html``;
  const entries = Object.entries(disclosureCategories).filter(([key]) => held.has(key)).map(([key, { zh }]) => html`<li><a href="${links.category(key)}"${key === chosen ? html` aria-current="page"` : html``}>${zh}</a></li>`);
  return html`<nav aria-label="类别 Categories"><ul><li><a href="${links.home}"${chosen === undefined ? html` aria-current="page"` : html``}>全部</a></li>${entries}</ul></nav>`;
}

function entry({ links }: Site, item: PublicItem): Html {
  const kind = item.manner === 'active' ? '' : ` · ${manners[item.manner].zh}`;
  return html`<li><a href="${links.item(item.number)}">${item.title}</a><p>${item.releasedOn} · ${disclosureCategories[item.category].zh} · ${item.publisher} · ${item.number}${kind}</p></li>`;
}

function pages({ links }: Site, { items, total, words, category, begins, goesOn }: PublicIndex): Html {
  if (begins && !goesOn) return html``;
  const last = items.at(-1);
  const to = (after?: string): string => `${links.home}?${new URLSearchParams({ ...(words !== '' && { q: words }), ...(category !== undefined && { category }), ...(after !== undefined && { after }) })}`;
  const next = goesOn && last !== undefined ? html`<a href="${to(`${last.releasedOn}~${last.number}`)}" rel="next">下一页 Next</a>` : html``;
  return html`<p>共 ${total} 条 <span class="en" lang="en">${total} items</span> ${begins ? html`` : html`<a href="${to()}">第一页 First</a>`} ${next}</p>`;
}
