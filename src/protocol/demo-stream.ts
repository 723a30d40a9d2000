/** The stream on which the relay plays a game of a sport, by the id of its pack, while anybody listens (P14). */
export function demoStreamOf<S extends string>(sport: S): `demo-${S}` {
  return `demo-${sport}`;
}
