/* What of project.mjs is used by TypeScript: the benches start the program as it is started. */

/** What Node is told when it runs the program. */
export declare const thrift: readonly string[];

/** What the C library is told when the program runs. */
export declare const thriftyMemory: Readonly<Record<string, string>>;
