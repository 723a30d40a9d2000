import { FACE_NAMES } from '#layout/theme/faces.ts';
import * as read from './option-types.ts';

/**
 * Every option of an overlay's URL, in the order in which people meet them. `url-options.ts` parses by this table. `null` means: not
 * given, the layout, the theme or the relay decides.
 */
export const OPTIONS = {
  homeName: read.text(),
  awayName: read.text(),
  homeShort: read.text(),
  awayShort: read.text(),
  homeColor: read.colour('homeColour'),
  awayColor: read.colour('awayColour'),
  homeLogo: read.logo(),
  awayLogo: read.logo(),
  sport: read.slug(),
  /** Which of the sport's competition rules: `fiba`, `nba` … */
  rules: read.slug(),
  /** What the page draws of the show: the bug, or one of the cards. */
  show: read.choice(['bug', 'pregame', 'break', 'final', 'strap', 'sponsor']),
  /** What the cards say of the match: the competition, and when and where. */
  title: read.text(),
  subtitle: read.text(),
  /** The two lines of a name strap, and the team that it is about. */
  strapName: read.text(),
  strapLine: read.text(),
  strapTeam: read.choice(['home', 'away']),
  theme: read.slug(),
  /** A shipped text face instead of the theme's. */
  font: read.choice(FACE_NAMES),
  layout: read.slug(),
  position: read.choice(['tl', 'tc', 'tr', 'ml', 'mc', 'mr', 'bl', 'bc', 'br'], 'align'),
  /** Who stands left, or on top. */
  order: read.choice(['home', 'away']),
  // Design pixels from the anchor, on the 1920×1080 design: further than its size nothing is to be seen.
  x: read.number(-1920, 1920),
  y: read.number(-1080, 1080),
  scale: read.scale(0.25, 4),
  chroma: read.chroma(),
  safe: read.flag(false, 'guides'),
  debug: read.flag(false),
  lang: read.language('ln'),
  name: read.text(),
  /** By how many ms the relay is to send what happens later, as the video comes later; the control page's word counts before it. */
  delay: read.number(0, 60_000, 10),
  animate: read.flag(true, '', 'reduce'),
  hide: read.list(),
  sponsors: read.paths(),
  sponsorSeconds: read.number(5, 120),
} as const;

export type OptionId = keyof typeof OPTIONS;

/** An overlay's options, typed, clamped and with their defaults filled in. */
export type OverlayOptions = { readonly [Id in OptionId]: (typeof OPTIONS)[Id]['default'] };
