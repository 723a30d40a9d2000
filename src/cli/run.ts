import { readCommandLine } from './command-line.ts';
import { keys } from './keys.ts';
import { checkFiles } from './layout-check.ts';
import { ograf } from './ograf/ograf.ts';
import { simulate } from './simulate.ts';
import { sports } from './sports.ts';
import { start } from './start.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { strangeVariables } from './variables.ts';

/** Runs the command that the words after `boardcast` ask for. Resolves with the exit code. */
export async function run(words: readonly string[], around: Surroundings): Promise<number> {
  const line = readCommandLine(words, around.version);
  if (line.kind === 'tell') {
    around.out(line.text);
    return EXIT.OK;
  }
  const strangers = [...line.faults, ...strangeVariables(line.command, around)];
  switch (line.command) {
    case 'start':
    case 'demo':
    case 'edge':
      return start(line.command, line.flags, strangers, around);
    case 'simulate':
      return simulate(line.flags, strangers, around);
    case 'sports':
      return sports(line.flags, strangers, around);
    case 'keys':
      return keys(line.flags, line.words, strangers, around);
    case 'ograf':
      return ograf(line.flags, line.words, strangers, around);
    case 'layout':
      return checkFiles(line.words, strangers, around);
    default:
      return line.command satisfies never;
  }
}
