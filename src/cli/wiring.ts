import type { Runtime } from '../app/runtime.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly sample: boolean;
  /** How large a sample county to open. */
  readonly size: 'small' | 'large';
}

/** A database opened for a command. */
export interface OpenSystem {
  readonly runtime: Runtime;
  /** Address for the driver as the owner of the schema: for backup and restore only. */
  readonly ownerUrl: string;
  /** The file of the keys personal numbers are sealed with. */
  readonly keyFile: string;
  readonly close: () => Promise<void>;
}

/** What main.ts lends to the commands. */
export interface Wiring {
  readonly version: string;
  /**
   * Opens the database of a running system, or starts the embedded one for the time of the command. Throws X109 where
   * there is none, unless it may be made: only a restore begins with nothing.
   */
  readonly open: (data: string, options: { readonly make: boolean }) => Promise<OpenSystem>;
  /** Serves until told to stop. */
  readonly serve: (options: ServeOptions) => Promise<void>;
}

/** Where the embedded database lives unless told otherwise. */
export const defaultData = (): string => process.env['XUEZHENG_DATA'] ?? 'data';
