import { useEffect, type ReactNode } from 'react';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import '../frame/frame.css';
import './session.css';

interface DoorLayoutProps {
  readonly product: string;
  readonly county?: string;
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The page outside the frame: product and county on top, one narrow column below. */
export function DoorLayout({ product, county, title, wide = false, children }: DoorLayoutProps) {
  useEffect(() => { document.title = `${title} · ${product}`; }, [title, product]);
  return (
    <div className="door">
      <header className="door__top">
        <span className="door__product">{product}</span>
        {county !== undefined && <span className="door__county">{county}</span>}
        <span className="door__space" />
        <LanguageSwitch />
      </header>
      <main className={wide ? 'door__main door__main--wide' : 'door__main'}>
        <h1 className="door__title">{title}</h1>
        {children}
      </main>
    </div>
  );
}
