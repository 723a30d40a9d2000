/** The manifest of an OGraf graphic (EBU OGraf v1, `*.ograf.json`): how a host knows what it is and what it can be told. For the build alone. */
import type { Theme } from '#layout/theme/theme-schema.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { customActionsOf } from './ograf-actions.ts';
import { propertiesOf } from './ograf-properties.ts';

export interface ManifestOf {
  readonly pack: SportPack;
  readonly theme: Pick<Theme, 'name' | 'home' | 'away'>;
  readonly themeId: string;
  /** The program's own. */
  readonly version: string;
}

/** A name under which hosts define the element: lower case, from a letter on, with a hyphen. */
export function graphicId(sport: string, theme: string): string {
  return `boardcast-${sport}-${theme}`.toLowerCase().replace(/[^a-z\d-]/g, '-');
}

export function manifestOf({ pack, theme, themeId, version }: ManifestOf): object {
  const words = {
    type: 'object',
    properties: { text: { type: 'string', title: 'Words', gddType: 'single-line', maxLength: 64, default: '' } },
  };
  return {
    $schema: 'https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json',
    id: graphicId(pack.id, themeId),
    version,
    name: `Boardcast ${pack.name}, ${theme.name}`,
    description: `Score bug and cards for ${pack.name.toLowerCase()}. By an operator's values, or live by a Boardcast relay (relayUrl and stream).`,
    author: { name: 'Boardcast contributors' },
    main: 'graphic.mjs',
    supportsRealTime: true,
    supportsNonRealTime: true,
    stepCount: 1,
    schema: {
      type: 'object',
      properties: Object.fromEntries(propertiesOf(pack, theme).map(({ name, schema }) => [name, schema])),
    },
    customActions: customActionsOf(pack).map(({ id, name, cue }) => ({
      id,
      name,
      schema: cue?.kind === 'text' ? words : null,
    })),
    renderRequirements: [
      {
        resolution: { width: { ideal: 1920 }, height: { ideal: 1080 } },
        frameRate: { min: 25, ideal: 50 },
        // Its own folder has all it needs; a relay is on the crew's network.
        accessToPublicInternet: { ideal: false },
        engine: [{ type: 'CEF', version: { min: '103' } }],
      },
    ],
    // Without the two layers SPX 1.4 makes "NaN" of them, and plays nothing.
    v_spx: { playserver: 'OVERLAY', playchannel: '1', playlayer: '2', webplayout: '2', out: 'manual', uicolor: '3' },
  };
}
