#!/usr/bin/env node
/* The command `xuezheng`: finds the right Node and hands over to the program. */
import { getNode, inProject, run, thrift } from './project.mjs';

process.exitCode = await run(getNode(), [...thrift, inProject('src', 'main.ts'), ...process.argv.slice(2)], { cwd: process.cwd() });
