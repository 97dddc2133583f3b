/* What of project.mjs is used by TypeScript: the benches start the program as it is started. */

/** What Node is told when it runs the program. */
export declare const thrift: readonly string[];
