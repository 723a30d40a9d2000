/** Values of a board by canonical name, and the names of its teams. */

export type Values = Readonly<Record<string, string>>;

/** The fields of both teams, each given for home and away. */
export const teams = (fields: Readonly<Record<string, readonly [string, string]>>): Values =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, [home, away]]) => [
      [`home.${name}`, home],
      [`away.${name}`, away],
    ]),
  );

/** Names that most teams have, and such as test the room of a plate. */
export const NAMES = {
  usual: teams({ name: ['Riverside Lions', 'Northgate Bears'] }),
  long: teams({ name: ['Wolverhampton Wanderers', 'Borussia Mönchengladbach'] }),
} as const;
