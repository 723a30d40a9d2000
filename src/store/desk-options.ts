/** What an operator says of a stream live, laid over what a page's URL says (docs/PROTOCOL.md V15). */
import type { Phase } from '#protocol/desk.ts';
import type { Control } from '#protocol/down.ts';
import type { OverlayOptions } from './options-table.ts';

type Words = Readonly<Record<string, unknown>>;

/** What of the show a phase draws where the URL does not say. */
const SHOWS: ReadonlyMap<unknown, OverlayOptions['show']> = new Map<Phase, OverlayOptions['show']>([
  ['pre', 'pregame'],
  ['break', 'break'],
  ['final', 'final'],
]);

/**
 * The options as they hold with the operator's live words: those count over the URL's for data (teams, texts, who stands left), the URL's over
 * them for the look (theme, layout), for what is drawn at all (`show`) and for what is played, since one source in one scene wants its own. Parts
 * that either hides are hidden. What cannot be read counts as not said.
 */
export function optionsOnAir(options: OverlayOptions, control: Control): OverlayOptions {
  const { home, away } = wordsIn(control['teams']);
  const [homeTeam, awayTeam] = [wordsIn(home), wordsIn(away)];
  const texts = wordsIn(control['texts']);
  const sport = slugOf(control['sport']);
  return {
    ...options,
    homeName: textOf(homeTeam['name']) ?? options.homeName,
    homeShort: textOf(homeTeam['short']) ?? options.homeShort,
    homeColor: colorOf(homeTeam['color']) ?? options.homeColor,
    homeLogo: pictureOf(homeTeam['logo']) ?? options.homeLogo,
    awayName: textOf(awayTeam['name']) ?? options.awayName,
    awayShort: textOf(awayTeam['short']) ?? options.awayShort,
    awayColor: colorOf(awayTeam['color']) ?? options.awayColor,
    awayLogo: pictureOf(awayTeam['logo']) ?? options.awayLogo,
    title: textOf(texts['title']) ?? options.title,
    subtitle: textOf(texts['subtitle']) ?? options.subtitle,
    strapName: textOf(texts['strapName']) ?? options.strapName,
    strapLine: textOf(texts['strapLine']) ?? options.strapLine,
    strapTeam: sideOf(texts['strapTeam']) ?? options.strapTeam,
    order: sideOf(control['order']) ?? options.order,
    hide: union(options.hide, control['hide']),
    sport: options.sport ?? sport,
    // Rules of another sport may have the same name.
    rules: options.rules ?? (options.sport === null || options.sport === sport ? slugOf(control['rules']) : null),
    theme: options.theme ?? slugOf(control['theme']),
    layout: options.layout ?? slugOf(control['layout']),
    show: options.show ?? SHOWS.get(control['phase']) ?? null,
  };
}

/** The phase that the bug says by a word: a break, in which consoles show the time-out or the pause where the game's clock was, and overtime. */
export function phaseOnBug({ phase }: Control): 'break' | 'overtime' | null {
  return phase === 'break' || phase === 'overtime' ? phase : null;
}

/** Whether the operator has taken the whole graphic off the air. */
export function isOffAir(control: Control): boolean {
  return control['hidden'] === true;
}

function wordsIn(said: unknown): Words {
  return typeof said === 'object' && said !== null ? Object.fromEntries(Object.entries(said)) : {};
}

function textOf(said: unknown): string | null {
  return typeof said === 'string' && said !== '' ? said : null;
}

function matching(said: unknown, form: RegExp): string | null {
  return typeof said === 'string' && form.test(said) ? said.toLowerCase() : null;
}

function colorOf(said: unknown): string | null {
  return matching(said, /^#[\da-f]{6}$/i);
}

/** A path of this very origin; its letters stay as they are. */
function pictureOf(said: unknown): string | null {
  return typeof said === 'string' && /^\/(?!\/)[^\s?#\\]+$/.test(said) ? said : null;
}

function slugOf(said: unknown): string | null {
  return matching(said, /^[\w-]{1,64}$/);
}

function sideOf(said: unknown): 'home' | 'away' | null {
  return said === 'home' || said === 'away' ? said : null;
}

function union(hide: readonly string[], said: unknown): readonly string[] {
  if (!Array.isArray(said)) return hide;
  const parts = said.flatMap((part) => (typeof part === 'string' ? part.toLowerCase() : []));
  return [...new Set([...hide, ...parts])];
}
