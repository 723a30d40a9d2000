import { familyOf } from '#layout/theme/faces.ts';
import type { Look } from '#layout/look.ts';
import type { OverlayOptions } from './url-options.ts';

/** The options with the stream's own sport, where the URL names none. */
export function withSport(options: OverlayOptions, sport: unknown): OverlayOptions {
  return options.sport === null && typeof sport === 'string' ? { ...options, sport } : options;
}

/** What a page's URL says about the teams and the language. (Where the graphic stands, a `Placement`, the options say under its own names.) */
export function lookOf(options: OverlayOptions): Look {
  const { homeName, homeShort, homeColor, homeLogo, awayName, awayShort, awayColor, awayLogo, lang, hide } = options;
  const { sponsors, sponsorSeconds, font, title, subtitle, strapName, strapLine, strapTeam } = options;
  return {
    home: { name: homeName, short: homeShort, color: homeColor, logo: homeLogo },
    away: { name: awayName, short: awayShort, color: awayColor, logo: awayLogo },
    lang: lang ?? 'en',
    font: font === null ? undefined : familyOf(font),
    hide,
    texts: {
      title,
      subtitle,
      strapName,
      strapLine,
      strapLogo: strapTeam && { home: homeLogo, away: awayLogo }[strapTeam],
    },
    strapTeam,
    sponsors,
    sponsorSeconds,
  };
}
