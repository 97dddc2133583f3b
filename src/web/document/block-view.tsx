import EllipsisOutlined from '@ant-design/icons/es/icons/EllipsisOutlined';
import { Button, Dropdown } from 'antd';
import type { Block } from '../../domain/report/document.ts';
import { emptyHeading, emptyParagraph, insertBlock, moveBlock, removeBlock, replaceBlock, settleSentences, splitParagraph, textOfParagraph } from '../../domain/report/edit-manuscript.ts';
import type { ManuscriptFinding } from '../../domain/report/check-manuscript.ts';
import type { WrittenBlock, WrittenHeading } from '../../domain/report/manuscript.ts';
import { useWords } from '../i18n/define-words.ts';
import { byPlace } from './by-place.ts';
import { documentWords } from './document-words.ts';
import { FindingList } from './finding-list.tsx';
import type { Desk } from './desk.ts';
import { WrittenLine } from './written-line.tsx';

interface BlockProps { readonly desk: Desk; readonly at: number; readonly block: WrittenBlock; readonly read: Block | undefined; readonly findings: readonly ManuscriptFinding[] }

/** One block of a draft with what is to be said about it beside it. */
export function BlockView(props: BlockProps) {
  const { at, findings, block, desk } = props;
  const worst = findings[0]?.severity;
  return (
    <div className={`block block--${block.kind}${worst === undefined ? '' : ` block--${worst}`}`} id={`block-${at}`} data-block={at}>
      <div className="block__text">
        {block.kind === 'heading' && <HeadingLine {...props} heading={block} onChange={(heading) => desk.change((one) => replaceBlock(one, at, { ...block, ...heading }))} />}
        {block.kind === 'paragraph' && <ParagraphLines {...props} block={block} />}
        {block.kind === 'table' && <TableLines {...props} block={block} />}
        {block.kind === 'chart' && <ChartLines {...props} block={block} />}
      </div>
      {desk.isReadOnly ? <span /> : <BlockMenu {...props} />}
      <div className="block__notes"><FindingList findings={findings} folds /></div>
    </div>
  );
}

type HeadingProps = BlockProps & { readonly heading: Omit<WrittenHeading, 'kind'>; readonly onChange: (heading: { readonly text: string; readonly from: string }) => void };

function HeadingLine({ desk, at, read, heading, onChange }: HeadingProps) {
  const say = useWords(documentWords);
  const marker = read?.kind === 'heading' ? read.marker : read?.kind === 'paragraph' ? read.lead?.marker ?? '' : '';
  const onText = (text: string) => onChange({ text, from: heading.from });
  return (
    <div className={`head head--${heading.level}`}>
      <span className="head__marker" aria-hidden="true">{marker}</span>
      <WrittenLine label={`${say('heading')} ${marker}`} text={heading.text} chipOf={desk.reading.chipOf} placeholder={say('emptyLine')} onText={onText} {...desk.lineOf(heading.text, onText)} onSplit={() => desk.insert(at + 1, emptyParagraph)} onEmpty={() => desk.change((one) => removeBlock(one, at))} />
    </div>
  );
}

function ParagraphLines(props: BlockProps & { readonly block: Extract<WrittenBlock, { kind: 'paragraph' }> }) {
  const { desk, at, block } = props;
  const say = useWords(documentWords);
  const text = textOfParagraph(block);
  const onText = (next: string) => desk.change((one) => {
    const held = one.blocks[at];
    return held?.kind === 'paragraph' ? replaceBlock(one, at, { ...held, sentences: settleSentences(held.sentences, next) }) : one;
  });
  const split = (before: string, after: string) => { desk.change((one) => splitParagraph(one, at, before, after)); desk.focusOn(at + 1); };
  return (
    <>
      {block.lead && <HeadingLine {...props} heading={block.lead} onChange={(lead) => desk.change((one) => replaceBlock(one, at, { ...block, lead: { ...block.lead, ...lead } as typeof block.lead }))} />}
      <WrittenLine className="written--paragraph" label={say('paragraph', { n: at + 1 })} text={text} chipOf={desk.reading.chipOf} placeholder={say('emptyLine')} onText={onText} {...desk.lineOf(text, onText)} onSplit={split} onEmpty={() => { desk.change((one) => removeBlock(one, at)); desk.focusOn(at - 1); }} />
    </>
  );
}

function TableLines({ desk, at, block }: BlockProps & { readonly block: Extract<WrittenBlock, { kind: 'table' }> }) {
  const say = useWords(documentWords);
  const caption = (text: string) => desk.change((one) => replaceBlock(one, at, { ...block, caption: text }));
  const cell = (row: number, column: number) => (text: string) => desk.change((one) => replaceBlock(one, at, { ...block, rows: block.rows.map((cells, place) => (place === row ? cells.map((held, index) => (index === column ? text : held)) : cells)) }));
  return (
    <figure className="sheet">
      <WrittenLine className="sheet__caption" label={say('caption')} text={block.caption} chipOf={desk.reading.chipOf} onText={caption} {...desk.lineOf(block.caption, caption)} />
      <table>
        <thead><tr>{byPlace(block.columns).map(({ one, place }) => <th key={place} scope="col">{one}</th>)}</tr></thead>
        <tbody>{byPlace(block.rows).map(({ one: cells, at: row, place }) => (
          <tr key={place}>{byPlace(cells).map(({ one: text, at: column, place: key }) => <td key={key}><WrittenLine label={say('tableCell', { row: row + 1, column: column + 1 })} text={text} chipOf={desk.reading.chipOf} onText={cell(row, column)} {...desk.lineOf(text, cell(row, column))} /></td>)}</tr>
        ))}</tbody>
      </table>
    </figure>
  );
}

function ChartLines({ desk, at, block, read }: BlockProps & { readonly block: Extract<WrittenBlock, { kind: 'chart' }> }) {
  const say = useWords(documentWords);
  const caption = (text: string) => desk.change((one) => replaceBlock(one, at, { ...block, caption: text }));
  return (
    <figure className="sheet">
      <WrittenLine className="sheet__caption" label={say('caption')} text={block.caption} chipOf={desk.reading.chipOf} onText={caption} {...desk.lineOf(block.caption, caption)} />
      <table><tbody>{read?.kind === 'chart' && read.points.map((point) => <tr key={point.fact}><th scope="row">{point.name}</th><td>{point.text}</td></tr>)}</tbody></table>
      <p className="quiet">{say('chart')}</p>
    </figure>
  );
}

const levels = [1, 2, 3] as const;

function BlockMenu({ desk, at, block }: BlockProps) {
  const say = useWords(documentWords);
  const items = [
    { key: 'paragraph', label: say('addParagraph'), onClick: () => desk.insert(at + 1, emptyParagraph) },
    ...levels.map((level) => ({ key: `heading${level}`, label: say('addHeading', { level }), onClick: () => desk.insert(at + 1, emptyHeading(level)) })),
    ...(block.kind === 'heading' ? levels.filter((level) => level !== block.level).map((level) => ({ key: `level${level}`, label: say('levelOf', { level }), onClick: () => desk.change((one) => replaceBlock(one, at, { ...block, level })) })) : []),
    { key: 'up', label: say('up'), onClick: () => desk.change((one) => moveBlock(one, at, -1)) },
    { key: 'down', label: say('down'), onClick: () => desk.change((one) => moveBlock(one, at, 1)) },
    { key: 'remove', label: say('removeBlock'), danger: true, onClick: () => desk.change((one) => removeBlock(one, at)) },
  ];
  return <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight"><Button className="block__menu" size="small" type="text" icon={<EllipsisOutlined />} aria-label={`${say('more')} ${at + 1}`} /></Dropdown>;
}

/** Puts a block at a place. */
export const inserting = (at: number, block: WrittenBlock) => (one: Parameters<typeof insertBlock>[0]) => insertBlock(one, at, block);
