/* The page of one public item: its catalogue entry, its text in which every figure can be opened, or the note it left. */
import { disclosureCategories, manners } from '../../domain/disclosure/categories.ts';
import type { PublicBlock, PublicDocument, PublicFact, PublicFigure, PublicPiece } from '../../domain/disclosure/public-document.ts';
import type { PublicItem } from '../../domain/disclosure/public-item.ts';
import { html, type Html } from './html.ts';
import { both, page, type Site } from './site.ts';

/** The page of an item. */
export function writeItem(site: Site, item: PublicItem): string {
  return page(site, item.title, html`${catalogueEntry(item)}<h1>${item.title}</h1>${item.gone === null ? matter(site, item) : tombstone(item.gone)}`);
}

function catalogueEntry(item: PublicItem): Html {
  const valid = item.gone === null ? (item.validUntil === null ? '有效' : `有效，公开至 ${item.validUntil}`) : '已撤下';
  return html`<table class="facts"><tbody>${[
    row(['索引号', 'Index number', item.number], ['分类', 'Category', disclosureCategories[item.category].zh]),
    row(['发布机构', 'Publisher', item.publisher], ['文号', 'Document number', item.documentNumber]),
    row(['成文日期', 'Formed on', item.formedOn], ['发布日期', 'Published on', item.releasedOn]),
    row(['公开方式', 'Manner', manners[item.manner].zh], ['有效性', 'Validity', valid]),
  ]}</tbody></table>`;
}

type Entry = readonly [zh: string, en: string, value: string];
const row = (one: Entry, other: Entry): Html => html`<tr>${[one, other].map(([zh, en, value]) => html`<th scope="row">${both({ zh, en })}</th><td>${value === '' ? '—' : value}</td>`)}</tr>`;

const tombstone = ({ on, reason }: NonNullable<PublicItem['gone']>): Html =>
  html`<div class="gone"><p><strong>这条信息已于 ${on} 撤下。</strong></p><p>原因：${reason}</p><p class="quiet" lang="en">This item was withdrawn on ${on}; only its entry in the catalogue remains.</p></div>`;

function matter({ links }: Site, item: PublicItem): Html {
  const summary = item.summary === '' ? html`` : html`<p>${item.summary}</p>`;
  if (item.manner === 'request') return html`${summary}<div class="gone"><p><strong>依申请公开。</strong>${item.mannerReason}</p><p>需要的请向${item.publisher}提出申请，20 个工作日内答复。</p></div>`;
  if (item.file !== null) return html`${summary}<p><a class="file" href="${links.file(item.number, item.file.name)}">下载 ${item.file.name}（${sizeOf(item.file.size)}）</a></p>`;
  return item.document === null ? summary : html`${summary}${documentOf(item.document)}`;
}

const sizeOf = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

function documentOf(document: PublicDocument): Html {
  const open = new Set(document.facts.filter(({ refs }) => refs.length > 0).map(({ id }) => id));
  const proofs = document.facts.filter(({ id }) => open.has(id)).map((fact) => proofOf(fact, document));
  const hint = proofs.length === 0 ? html`` : html`<p class="quiet">文中带下划线的数字，点一下就能看到它是怎样算出来的。<span lang="en">Every underlined figure opens to what it was computed from.</span></p>`;
  const behind = proofs.length === 0 ? html`` : html`<h2 id="proofs">${both({ zh: '数字的由来', en: 'What is behind the figures' })}</h2>${proofs}`;
  return html`${hint}<article class="text">${document.blocks.map((block) => blockOf(block, open))}</article>${behind}`;
}

const anchor = (id: string): string => `figure-${id.replaceAll(/[^A-Za-z0-9_-]/g, '')}`;
const piecesOf = (pieces: readonly PublicPiece[], open: ReadonlySet<string>): readonly Html[] =>
  pieces.map(({ text, fact }) => (fact !== undefined && open.has(fact) ? html`<a href="#${anchor(fact)}">${text}</a>` : html`${text}`));

function blockOf(block: PublicBlock, open: ReadonlySet<string>): Html {
  if (block.kind === 'paragraph') return html`<p>${piecesOf(block.pieces, open)}</p>`;
  if (block.kind === 'heading') return block.level <= 1 ? html`<h2>${piecesOf(block.pieces, open)}</h2>` : html`<h3>${piecesOf(block.pieces, open)}</h3>`;
  const rows = block.rows.map((row) => html`<tr>${row.map((cell, at) => (at === 0 ? html`<th scope="row">${piecesOf(cell, open)}</th>` : html`<td>${piecesOf(cell, open)}</td>`))}</tr>`);
  return html`<div class="scroll" tabindex="0"><table><caption>${piecesOf(block.caption, open)}</caption><thead><tr>${block.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function proofOf(fact: PublicFact, { figures }: PublicDocument): Html {
  const parts = fact.refs.flatMap((ref) => figures.find((figure) => figure.ref === ref) ?? []);
  return html`<section class="proof" id="${anchor(fact.id)}"><h3>${fact.text}</h3>${parts.length === 0 ? html`<p class="quiet">由来没有随文公布。</p>` : parts.map(figureOf)}</section>`;
}

const fact = (zh: string, en: string, value: Html | string): Html => html`<dt>${both({ zh, en })}</dt><dd>${value}</dd>`;

function figureOf(figure: PublicFigure): Html {
  const rows = figure.rows.map(({ register, count, digest }) => html`${register} ${count} 行，摘要 <code>${digest}</code><br>`);
  return html`<dl>${[
    fact('指标', 'Indicator', html`${figure.name.zh} <span class="en" lang="en">${figure.name.en}</span>`), fact('怎样算', 'Formula', html`${figure.explanation.zh}<br><span class="en" lang="en">${figure.explanation.en}</span>`),
    fact('准确值', 'Exact value', figure.value === null ? '—' : `${figure.value}${figure.measure}`), fact('范围', 'Of', figure.unit),
    fact('截至', 'As of', figure.period === null ? figure.asOf : `${figure.asOf}（${figure.period}）`), fact('依据', 'Source', figure.source === '' ? '—' : figure.source), fact('定义版本', 'Definition', String(figure.version)),
    ...(rows.length === 0 ? [] : [fact('计入的行', 'Rows counted', html`${rows}`)]),
  ]}</dl>${unitTable(figure)}`;
}

function unitTable({ byUnit, measure }: PublicFigure): Html {
  if (byUnit.length === 0) return html``;
  const hidden = byUnit.some(({ value, shown }) => value === null && shown === '');
  const rows = byUnit.map(({ unit, value, shown }) => html`<tr><th scope="row">${unit}</th><td class="number">${value === null && shown === '' ? '不公布' : shown}</td></tr>`);
  const note = hidden ? html`<p class="quiet">数目很小的单位不公布，以免认出个人；合计包括它们。<span lang="en">Small counts are not shown; the total holds them.</span></p>` : html``;
  return html`<details><summary>各单位 <span class="en" lang="en">By unit</span>（${byUnit.length}）</summary><div class="scroll" tabindex="0"><table><thead><tr><th scope="col">单位</th><th scope="col" class="number">${measure}</th></tr></thead><tbody>${rows}</tbody></table></div>${note}</details>`;
}
