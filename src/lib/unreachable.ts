/** Ends a switch that must be exhaustive: a case that was forgotten is a type error here, and names itself if it ever runs. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
