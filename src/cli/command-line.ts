import { Command, CommanderError } from 'commander';
import { COMMANDS, type CommandName } from './commands.ts';
import type { FlagSpec } from './flag-spec.ts';

/** The flags of a command as they were typed: text, '' where a value is missing, true for a flag without one. */
export type RawFlags = Readonly<Record<string, string | true>>;

export type CommandLine =
  | {
      readonly kind: 'run';
      readonly command: CommandName;
      readonly flags: RawFlags;
      /** What followed a command that takes words. */
      readonly words: readonly string[];
      readonly faults: readonly string[];
    }
  /** Help or the version was asked for; `text` is it. */
  | { readonly kind: 'tell'; readonly text: string };

/**
 * Reads the words after `boardcast`. Nothing is refused here at the first fault: unknown flags and words are collected, so that a command
 * can name them together with its wrong values.
 */
export function readCommandLine(words: readonly string[], version: string): CommandLine {
  let told = '';
  let read: CommandLine | undefined;
  const program = new Command('boardcast')
    .description('Relay and score bug for the Scoreboard OCR feed, for OBS and vMix.')
    .version(version)
    .exitOverride()
    // Values are optional for commander only, see usageOf.
    .configureHelp({ optionTerm: (option) => option.flags.replace(/\[(.*)\]/, '<$1>') })
    .configureOutput({
      writeOut: (text) => {
        told += text;
      },
      writeErr: (text) => {
        told += text;
      },
    });
  for (const spec of Object.values(COMMANDS)) {
    const command = program
      .command(spec.name, { isDefault: spec.name === 'start' })
      .description(spec.about)
      .allowUnknownOption()
      .allowExcessArguments()
      .action(() => {
        read = {
          kind: 'run',
          command: spec.name,
          flags: rawFlags(spec.flags, command),
          words: spec.words === undefined ? [] : command.args.filter((word) => !isFlag(word)),
          faults: strangers(spec.words === undefined ? command.args : command.args.filter(isFlag), spec.flags),
        };
      });
    for (const flag of spec.flags) {
      const about = flag.env === undefined ? flag.about : `${flag.about} [${flag.env}]`;
      if (flag.list !== undefined) command.option(usageOf(flag), about, flag.list === true ? joinValues : joinLines);
      else command.option(usageOf(flag), about);
    }
    if (spec.words !== undefined) command.usage(spec.words);
    if (spec.note !== undefined) command.addHelpText('after', `\n${spec.note}`);
  }
  try {
    program.parse([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return { kind: 'tell', text: told.trimEnd() };
    throw error;
  }
  return read ?? { kind: 'tell', text: program.helpInformation().trimEnd() };
}

function joinValues(value: string, before?: string): string {
  return before === undefined ? value : `${before},${value}`;
}

function joinLines(value: string, before?: string): string {
  return before === undefined ? value : `${before}\n${value}`;
}

function usageOf(flag: FlagSpec): string {
  // The value is optional for commander, so that a missing one is named with all the other faults.
  return flag.value === undefined ? `--${flag.name}` : `--${flag.name} [${flag.value}]`;
}

function rawFlags(flags: readonly FlagSpec[], command: Command): RawFlags {
  const raw: Record<string, string | true> = {};
  for (const flag of flags) {
    const given: unknown = command.getOptionValue(camelCase(flag.name));
    if (typeof given === 'string') raw[flag.name] = given;
    else if (given === true) raw[flag.name] = flag.value === undefined ? true : '';
  }
  return raw;
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** What commander could not place, in words: flags that the command does not have, values for flags that take none, other words. */
function strangers(words: readonly string[], flags: readonly FlagSpec[]): string[] {
  const faults: string[] = [];
  let afterUnknownFlag = false;
  for (const word of words) {
    if (isFlag(word)) {
      const [name = word, value] = word.split(/=(.*)/s, 2);
      const known = flags.find((flag) => `--${flag.name}` === name);
      faults.push(
        known === undefined
          ? `${name}: no such flag, expected ${flags.length === 0 ? 'none' : `one of ${flags.map((flag) => `--${flag.name}`).join(', ')}`}`
          : `${name}: expected no value, got ${JSON.stringify(value ?? '')}`,
      );
      afterUnknownFlag = value === undefined;
    } else {
      // What follows an unknown flag is taken for its value.
      if (!afterUnknownFlag) {
        faults.push(`${word}: no such command, expected one of ${Object.keys(COMMANDS).join(', ')}`);
      }
      afterUnknownFlag = false;
    }
  }
  return faults;
}

function isFlag(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}
