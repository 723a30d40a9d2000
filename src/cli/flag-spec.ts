/** A flag of a command. Most can be given by an environment variable as well; the flag goes first. */
export interface FlagSpec {
  readonly name: string;
  /** What its value is called in the help; a flag without one is a switch. */
  readonly value?: string;
  readonly env?: `BOARDCAST_${string}`;
  /** May be given several times, which is the same as commas, or as lines where values may hold commas. */
  readonly list?: true | 'lines';
  readonly about: string;
}
