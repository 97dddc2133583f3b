/* What every public page shares: who publishes, where the pages stand, the frame around them. */
import type { Words } from '../../domain/problem.ts';
import { html, type Html } from './html.ts';

/** Where pages stand: on the server, or beside each other in a folder. */
export interface Links {
  readonly home: string;
  readonly style: string;
  readonly rss: string;
  readonly json: string;
  readonly category: (category: string) => string;
  readonly item: (number: string) => string;
  readonly file: (number: string, name: string) => string;
  /** Where a search is sent; null where nobody answers one. */
  readonly search: string | null;
}

/** A bureau and its pages. */
export interface Site { readonly bureau: string; readonly links: Links }

const inAddress = (number: string): string => number.split('/').map(encodeURIComponent).join('/');

/** Pages answered by the server. */
export const serverLinks: Links = {
  home: '/public', style: '/public/style.css', rss: '/public/feed.xml', json: '/public/feed.json', category: (category) => `/public?category=${encodeURIComponent(category)}`,
  item: (number) => `/public/items/${inAddress(number)}`, file: (number) => `/public/files/${inAddress(number)}`, search: '/public',
};

/** The path of an item's page in a folder of pages, and of its file. */
export const itemPath = (number: string): string => `items/${number}.html`;
export const filePath = (number: string, name: string): string => `files/${number}${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? ''}`;
export const categoryPath = (category: string): string => `category-${category}.html`;

/** Pages in a folder, seen from a page so many folders down. */
export function folderLinks(depth: number): Links {
  const up = '../'.repeat(depth);
  return {
    home: `${up}index.html`, style: `${up}style.css`, rss: `${up}feed.xml`, json: `${up}feed.json`, category: (category) => up + categoryPath(category), item: (number) => up + inAddress(itemPath(number)),
    file: (number, name) => up + inAddress(filePath(number, name)), search: null,
  };
}

/** Chinese, with English beside it. */
export const both = ({ zh, en }: Words): Html => html`${zh} <span class="en" lang="en">${en}</span>`;

/** A whole page. */
export function page({ bureau, links }: Site, title: string, body: Html): string {
  const heading = `${bureau}政府信息公开`;
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title === '' ? heading : `${title} - ${heading}`}</title>
<link rel="stylesheet" href="${links.style}"><link rel="alternate" type="application/rss+xml" title="${heading}" href="${links.rss}"><link rel="alternate" type="application/feed+json" title="${heading}" href="${links.json}"></head>
<body><a class="skip" href="#main">跳到正文 Skip to content</a>
<header><div class="wide"><a href="${links.home}">${bureau}<span>政府信息公开</span></a></div></header>
<main id="main" class="wide">${body}</main>
<footer><div class="wide"><p>订阅 Feeds：<a href="${links.rss}">RSS</a> · <a href="${links.json}">JSON Feed</a></p><p>${bureau === '' ? '' : `${bureau}主办。`}本栏目不使用 Cookie，不记录访问者。<span lang="en">No cookies; visitors are not recorded.</span></p></div></footer>
</body></html>
`.text;
}
