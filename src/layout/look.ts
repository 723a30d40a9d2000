/** What a page was told and the feed does not say: the teams' names and colours, the language, what is to be left out. */
export interface TeamLook {
  readonly name?: string;
  readonly short?: string;
  /** `#rrggbb`; without it the theme's colour for that side. */
  readonly color?: string;
  /** A path of the same origin, or a `data:` URL. */
  readonly logo?: string;
}

export interface Look {
  readonly home: TeamLook;
  readonly away: TeamLook;
  /** BCP 47, for the words of the layout. */
  readonly lang: string;
  /** Parts of the layout that are not to be shown. */
  readonly hide: readonly string[];
}
