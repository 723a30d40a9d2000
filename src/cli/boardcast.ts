#!/usr/bin/env node
// The `boardcast` command. It asks for Node's version before anything else: an old one would end at the first word that it does not know, and say so in its own words.
import { nodeFault } from './node-version.ts';

const fault = nodeFault(process.versions.node);
if (fault === undefined) {
  const { runHere } = await import('./command.ts');
  // Two folders up from dist/server/boardcast.js, which is built, and from src/cli/boardcast.ts alike.
  await runHere(new URL('../..', import.meta.url));
} else {
  console.error(fault);
  process.exitCode = 1;
}
