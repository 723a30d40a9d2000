/** What a page was told about a team; null where nobody said. */
export interface TeamLook {
  readonly name: string | null;
  readonly short: string | null;
  /** `#rrggbb`; an alpha behind it is not used, since plates are opaque. Without it the theme's colour for that side. */
  readonly color: string | null;
  /** A path of the same origin, or a `data:` URL. */
  readonly logo: string | null;
}

/** What a page was told and the feed does not say: the teams' names and colours, the language, what is to be left out. */
export interface Look {
  readonly home: TeamLook;
  readonly away: TeamLook;
  /** BCP 47, for the words of the layout. */
  readonly lang: string;
  /** CSS family of the words' face; without it the theme's. */
  readonly font?: string | undefined;
  /** Parts of the layout that are not to be shown. */
  readonly hide: readonly string[];
  /** Words and pictures of this page's own, by the option that gave them: what an `option` of a binding names. */
  readonly texts?: Readonly<Record<string, string | null>>;
  /** The team whose colours the plates of `team` have: the one that a name strap is about. */
  readonly strapTeam?: 'home' | 'away' | null;
  /** Pictures that are shown in turns, paths of the same origin; without it there are none. */
  readonly sponsors?: readonly string[];
  /** Seconds that each of them is to be seen; null where nobody said. */
  readonly sponsorSeconds?: number | null;
}
