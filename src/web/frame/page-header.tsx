import { useEffect, type ReactNode } from 'react';
import { useWords } from '../i18n/define-words.ts';
import { frameWords } from './frame-words.ts';
import './pieces.css';

interface PageHeaderProps {
  readonly title: string;
  /** Small facts beside the title. */
  readonly facts?: ReactNode;
  /** Buttons of the page. */
  readonly actions?: ReactNode;
  /** What stands above the title: a link back. */
  readonly above?: ReactNode;
}

/** Title of a page with its facts and buttons; also names the browser tab. */
export function PageHeader({ title, facts, actions, above }: PageHeaderProps) {
  const say = useWords(frameWords);
  const product = say('product');
  useEffect(() => { document.title = `${title} · ${product}`; }, [title, product]);
  return (
    <header className="page-header">
      <div className="page-header__names">
        {above !== undefined && <div className="page-header__above no-print">{above}</div>}
        <h1>{title}</h1>
        {facts !== undefined && <div className="page-header__facts">{facts}</div>}
      </div>
      {actions !== undefined && <div className="page-header__actions no-print">{actions}</div>}
    </header>
  );
}
