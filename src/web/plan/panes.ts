import { createContext, useContext } from 'react';

export const paneNames = ['outline', 'text', 'ledger'] as const;
export type PaneName = (typeof paneNames)[number];

/** On a narrow screen one pane shows at a time. */
export interface Panes {
  readonly single: boolean;
  readonly pane: PaneName;
  readonly show: (pane: PaneName) => void;
}

/** Which pane shows. */
export const PanesContext = createContext<Panes>({ single: false, pane: 'text', show: () => undefined });

/** The panes of the plan page. */
export const usePanes = (): Panes => useContext(PanesContext);
