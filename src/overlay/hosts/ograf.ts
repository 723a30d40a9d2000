/**
 * A score bug as an OGraf graphic (EBU OGraf v1): a custom element for whoever loads it, which names it. Nothing is live by being imported, and
 * nothing of it is seen outside of its own shadow tree but the faces of its letters.
 */
import { canvasOf, type Canvas } from '#layout/canvas.ts';
import { picturesOf } from '#layout/pictures.ts';
import { tokensOf } from '#layout/theme/tokens.ts';
import { systemTime } from '#lib/system-time.ts';
import { lookOf } from '#store/look-options.ts';
import { fontsFor } from '../fonts.ts';
import { customActionsOf, standingOf, type ActionType, type Rules } from './ograf-actions.ts';
import { isRecord, type OgrafData, type Wish } from './ograf-data.ts';
import { addFaces } from './ograf-faces.ts';
import type { OgrafParts } from './ograf-parts.ts';
import { bad, playByTime, playLive, type Payload, type Player, type PlayerConfig } from './ograf-player.ts';
import { propertiesOf } from './ograf-properties.ts';
import { within } from './ograf-waits.ts';

/** Stands before this script in each graphic's folder (`vite.ograf-plugin.ts`). */
declare const BOARDCAST_PARTS: OgrafParts;

/** Letters and pictures that do not come are not waited for any longer: hosts wait 3 s for all there is, a relay's first state with it. */
const FILE_MS_MAX = 1_200;
/** What a graphic is that no host has given a size yet. */
const FULL_HD = { width: 1920, height: 1080 };
/** The script's own address, in a name of its own: builds take files beside it for theirs where they see it written out. */
const SCRIPT = import.meta.url;

const PARTS = BOARDCAST_PARTS;
const RULES: Rules = {
  properties: propertiesOf(PARTS.pack, PARTS.theme),
  customActions: customActionsOf(PARTS.pack),
};

/** A host's style never gets in: sizes of its page, and fonts, would. */
const HOST_STYLE =
  ':host{all:initial;display:block;position:absolute;inset:0;overflow:hidden;font-size:16px}[data-off-air] .bug{display:none}';

// A host imports it as the default, and names the element itself.
export default class BoardcastGraphic extends HTMLElement {
  readonly #tree = this.attachShadow({ mode: 'open' });
  /** The player, as soon as it is loaded; undefined before that and where it could not be. */
  #player: Promise<Player | undefined> = Promise.resolve(undefined);
  /** Numbers the loads: one that another has overtaken ends by itself. */
  #turn = 0;
  #canvas: Canvas = canvasOf(FULL_HD.width, FULL_HD.height);
  #sizes = new ResizeObserver(() => {
    this.#measure();
  });

  constructor() {
    super();
    const style = document.createElement('style');
    style.textContent = HOST_STYLE + PARTS.css;
    this.#tree.append(style);
  }

  /** Gets all that the first picture needs. Nothing of it is shown before it is played. */
  async load(params?: unknown): Promise<Payload> {
    const { data, renderType = 'realtime', renderCharacteristics } = recordOf(params);
    const first = standingOf(RULES, data);
    const isLive = renderType === 'realtime';
    const faults = [
      ...(first.ok ? [] : [first.reason]),
      ...(isLive || renderType === 'non-realtime' ? [] : ['renderType: expected realtime or non-realtime']),
      ...(first.ok && !isLive && first.standing.wish.relay !== undefined
        ? ['relayUrl: expected nothing where the graphic is drawn by time: a relay has the present alone']
        : []),
    ];
    if (faults.length > 0 || !first.ok) return bad(faults.join('; '));
    void this.#end();
    const mine = this.#turn;
    this.#canvas = canvasIn(renderCharacteristics) ?? this.#canvas;
    this.#measure();
    const { standing } = first;
    const opening = async (): Promise<Player | undefined> => {
      await ready(standing.wish);
      if (mine !== this.#turn) return undefined;
      const config: PlayerConfig = { tree: this.#tree, parts: PARTS, rules: RULES, canvas: this.#canvas, standing };
      const player = isLive ? await playLive(config) : playByTime(config);
      if (mine === this.#turn) return player;
      player.end();
      return undefined;
    };
    const opened = opening();
    // Whoever waits for it is told that there is none; why, its load says.
    this.#player = opened.catch(() => undefined);
    const player = await opened;
    if (player === undefined) return bad('load: another load or dispose came before it was done');
    this.#sizes.observe(this);
    return { statusCode: 200 };
  }

  async dispose(_params?: unknown): Promise<Payload> {
    await this.#end();
    return { statusCode: 200 };
  }

  playAction(params?: unknown): Promise<Payload> {
    return this.#act('playAction', params);
  }

  stopAction(params?: unknown): Promise<Payload> {
    return this.#act('stopAction', params);
  }

  updateAction(params?: unknown): Promise<Payload> {
    return this.#act('updateAction', params);
  }

  customAction(params?: unknown): Promise<Payload> {
    return this.#act('customAction', params);
  }

  goToTime(params?: unknown): Promise<Payload> {
    return this.#with((player) => player.goToTime(recordOf(params)['timestamp']));
  }

  setActionsSchedule(params?: unknown): Promise<Payload> {
    return this.#with((player) => player.setActionsSchedule(recordOf(params)['schedule']));
  }

  #act(type: ActionType, params: unknown): Promise<Payload> {
    return this.#with((player) => player.act({ type, params: recordOf(params) }));
  }

  /** Calls that come while it loads wait for it, in their order. */
  async #with(run: (player: Player) => Promise<Payload>): Promise<Payload> {
    const player = await this.#player;
    if (player === undefined) return bad('expected load() before anything else');
    try {
      return await run(player);
    } catch (fault) {
      // For the host's log: what is on air stays.
      return bad(fault instanceof Error ? fault.message : String(fault), 500);
    }
  }

  async #end(): Promise<void> {
    this.#turn += 1;
    this.#sizes.disconnect();
    const ending = this.#player;
    this.#player = Promise.resolve(undefined);
    (await ending)?.end();
  }

  /** Follows its place on the page; in none it keeps what it was told. */
  #measure(): void {
    if (this.clientWidth === 0 || this.clientHeight === 0) return;
    const canvas = canvasOf(this.clientWidth, this.clientHeight);
    if (canvas === this.#canvas) return;
    this.#canvas = canvas;
    void (async () => (await this.#player)?.resize(canvas))();
  }
}

function recordOf(params: unknown): OgrafData {
  return isRecord(params) ? params : {};
}

/** The shape that a host says it renders in; undefined where it does not. */
function canvasIn(characteristics: unknown): Canvas | undefined {
  const { resolution } = recordOf(characteristics);
  const { width, height } = recordOf(resolution);
  return typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0
    ? canvasOf(width, height)
    : undefined;
}

/** Waits for the letters and the pictures of a first picture. */
async function ready({ options }: Wish): Promise<void> {
  addFaces(PARTS.faces, SCRIPT);
  const look = lookOf(options);
  await Promise.all([
    within(
      FILE_MS_MAX,
      fontsFor(tokensOf(PARTS.theme, look), `${look.home.name}${look.away.name}`, {
        fonts: document.fonts,
        time: systemTime,
      }),
    ),
    ...picturesOf(look).map((path) => within(FILE_MS_MAX, decoded(path))),
  ]);
}

function decoded(path: string): Promise<void> {
  const picture = new Image();
  picture.src = path;
  return picture.decode();
}
