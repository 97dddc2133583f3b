import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import './tab-strip.css';

interface TabStripProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly key: T; readonly face: ReactNode }[];
  readonly current: T;
  readonly onPick: (key: T) => void;
  /** Id of the panel the tabs fill. */
  readonly panel: string;
}

/** Tabs by the WAI-ARIA pattern: one stop for Tab, arrows between them. */
export function TabStrip<T extends string>({ label, tabs, current, onPick, panel }: TabStripProps<T>) {
  const strip = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = (tabs.findIndex((tab) => tab.key === current) + by + tabs.length) % tabs.length;
    const next = tabs[at];
    if (next === undefined) return;
    onPick(next.key);
    strip.current?.querySelectorAll('button')[at]?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} tabIndex={-1} ref={strip} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.key} type="button" role="tab" className="tabs__one" id={`${panel}-${tab.key}`} aria-controls={panel}
          aria-selected={tab.key === current} tabIndex={tab.key === current ? 0 : -1} onClick={() => onPick(tab.key)}
        >{tab.face}</button>
      ))}
    </div>
  );
}
