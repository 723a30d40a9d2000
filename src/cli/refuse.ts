import { COMMANDS, type CommandName } from './commands.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

/** Names everything that is wrong with a command line. */
export function refuse(command: CommandName, faults: readonly string[], around: Pick<Surroundings, 'err'>): number {
  around.err(faults.length === 1 ? 'One setting is wrong:' : `${faults.length} settings are wrong:`);
  for (const fault of faults) around.err(`  ${fault}`);
  around.err(`"boardcast ${COMMANDS[command].name} --help" lists them all.`);
  return EXIT.USAGE;
}
