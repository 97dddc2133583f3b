import { memo } from 'react';
import { cutAt, type Paragraph, type Piece } from './segments.ts';

interface ParagraphViewProps {
  readonly paragraph: Paragraph;
  readonly text: string;
  /** Class names of its figures in order, joined by `|`: a string, so that an unchanged paragraph is not drawn again. */
  readonly looks: string;
  readonly chosenId: string | null;
  /** The sentence to lift out. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** Figures that belong to the chosen check. */
  readonly related: ReadonlySet<string> | null;
  readonly words: MarkWords;
}

/** Words shown inside the text. */
export interface MarkWords {
  readonly task: string;
  readonly rounding: string;
  readonly mismatch: string;
}

/** One line of the document with its figures marked. Drawn again only when something in it changes. */
export const ParagraphView = memo((props: ParagraphViewProps) => {
  const { paragraph, looks, span } = props;
  const classes = looks.split('|');
  const figureNo = new Map(paragraph.pieces.filter((piece) => piece.itemId !== null).map((piece, at) => [piece.itemId, at]));
  const pieces = span === null ? paragraph.pieces.map((piece) => ({ ...piece, inside: false })) : cutAt(paragraph.pieces, span);
  const className = `doc__line ${lineLook(props)}`;
  return (
    <p className={className} data-start={paragraph.start}>
      {pieces.map((piece) => <PieceView key={piece.start} {...props} piece={piece} inside={piece.inside} look={classes[figureNo.get(piece.itemId) ?? -1] ?? ''} />)}
    </p>
  );
});

function lineLook({ paragraph, text }: ParagraphViewProps): string {
  if (paragraph.heading !== null) return `doc__line--h${Math.min(paragraph.heading, 4)}`;
  return text.slice(paragraph.start, paragraph.end).trim() === '' ? 'doc__line--blank' : '';
}

interface PieceViewProps extends ParagraphViewProps {
  readonly piece: Piece;
  readonly inside: boolean;
  readonly look: string;
}

function PieceView({ piece, inside, look, text, chosenId, related, words }: PieceViewProps) {
  const printed = text.slice(piece.start, piece.end);
  const pins = piece.tasks.map((itemId) => (
    <a key={itemId} href={`#${itemId}`} data-item={itemId} tabIndex={-1} className={itemId === chosenId ? 'pin pin--chosen' : 'pin'}>{words.task}</a>
  ));
  if (piece.itemId === null) return <>{pins}{inside ? <span className="doc__sentence">{printed}</span> : printed}</>;
  const classes = ['mark', look, piece.itemId === chosenId ? 'mark--chosen' : '', related?.has(piece.itemId) === true ? 'mark--related' : '', inside ? 'doc__sentence' : ''];
  return (
    <>
      {pins}
      <a href={`#${piece.itemId}`} data-item={piece.itemId} tabIndex={-1} className={classes.filter(Boolean).join(' ')}>{printed}</a>
      {look.includes('mark--stated') && <small className="verdict">{look.includes('mark--rounding') ? words.rounding : words.mismatch}</small>}
    </>
  );
}
