import * as v from 'valibot';
import type { Result } from '#lib/result.ts';
import { decode } from './decode.ts';
import { sourceSchema } from './down-schema.ts';
import { viewportSchema } from './up.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Milliseconds since 1970, the relay's clock. */
const instant = v.number();

/** A page that listens to a stream, as the relay sees it. */
export const outputSchema = v.object({
  /** Numbers the connection; a page that dials again is another one. */
  id: v.string(),
  role: v.picklist(['viewer', 'operator']),
  /** The label from `?name=`, empty if none was given. */
  name: v.string(),
  address: v.string(),
  /** What the page runs in, read from its User-Agent: `OBS 32.2.1`, `Chrome 127`, or empty. */
  host: v.string(),
  /** The Chromium version, or null when the User-Agent names none. */
  engine: v.nullable(count),
  since: instant,
  viewport: v.nullable(viewportSchema),
  /** The query of its URL as it told it, empty if it did not: by it the page's options count over or under the desk's words. */
  query: v.string(),
  /** How much later than the relay receives it the output is shown what happens, in ms. */
  delay: count,
  /** The revision that it is to show now. */
  current: count,
  /** The last thing it acknowledged; null until it has. */
  ack: v.nullable(v.object({ rev: count, at: instant, visible: v.nullable(v.boolean()), lag: v.nullable(v.number()) })),
});
export type Output = v.InferOutput<typeof outputSchema>;

/** The ways by which boards come in. */
export const SOURCE_KINDS = ['websocket', 'tcp', 'udp', 'http', 'poll', 'file'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Most fields of a source's latest reading that are shown: as many as a board has. */
export const READING_SHOWN_MAX = 64;

/** The program that publishes a stream. */
export const publisherSchema = v.object({
  address: v.string(),
  since: instant,
  /** How many frames, requests, datagrams or texts it sent. */
  frames: count,
  kind: v.optional(v.picklist(SOURCE_KINDS)),
});

/** One of those that are connected; of several only one counts. */
const values = v.record(v.string(), v.string());

const connectedPublisherSchema = v.object({
  ...publisherSchema.entries,
  /** `parked`: it has no key, nothing of it goes on air, and it waits for an operator to accept it (docs/PROTOCOL.md A6). */
  standing: v.picklist(['counts', 'waits', 'parked']),
  /** What one that is parked said last, by its own names for fields; absent of all others. */
  values: v.optional(values),
  /** What arrived of it last, by its own names for fields, and how many these were; absent while nothing did. */
  last: v.optional(v.object({ at: instant, fields: values, count })),
});

/** One row of `GET /api/streams`. */
export const streamRowSchema = v.object({
  id: v.string(),
  epoch: v.string(),
  rev: count,
  /** The id of its sport pack, or null where no sport is set. */
  sport: v.nullable(v.string()),
  source: sourceSchema,
  publisher: v.nullable(publisherSchema),
  /** On air on outputs without delay. */
  values,
  /** What the sport's rules reckon from those, by name: bonus, set point, man-up. None that is in `values` itself. */
  derived: values,
  /** How many viewers listen; operators' pages do not count. */
  outputs: count,
});
export type StreamRow = v.InferOutput<typeof streamRowSchema>;

/** `GET /api/streams`: every stream that was published, restored or said anything of at a desk. */
export const streamListSchema = v.object({ build: v.string(), streams: v.array(streamRowSchema) });
export type StreamList = v.InferOutput<typeof streamListSchema>;

/** `GET /api/streams/<id>`; 404 with `{"error":"…"}` for a stream that nobody publishes or listens to. */
export const streamDetailSchema = v.object({
  ...streamRowSchema.entries,
  /** In the order in which they came, the demo's included. */
  publishers: v.array(connectedPublisherSchema),
  outputs: v.array(outputSchema),
  /** Source fields that no canonical field is known for; they go out under their own name. */
  unmapped: v.array(v.string()),
  /** Source fields whose canonical name another field holds. */
  rivals: v.array(v.object({ source: v.string(), canonical: v.string(), heldBy: v.string() })),
  /** Fields refused at the door, each with the latest reason and how often; at most 64 names. */
  refused: v.array(v.object({ name: v.string(), reason: v.string(), count })),
  /** Frames that could not be read at all, and the reason of the latest. */
  unreadable: v.object({ count, reason: v.nullable(v.string()) }),
  /** What is wrong with the relay itself, in words, as `GET /healthz` says it. */
  alarms: v.optional(v.array(v.string())),
});
export type StreamDetail = v.InferOutput<typeof streamDetailSchema>;

/** A file of the crew's own, as the relay has it. */
export const lookRowSchema = v.object({
  kind: v.picklist(['layout', 'theme', 'logo']),
  /** As the overlay's URL names it: layouts and themes without their ending. */
  name: v.string(),
  /** Of the newest good state, which is what is served; null while there never was one. */
  version: v.nullable(v.string()),
  /** Whether that is the state which was put on air last, or was there at the relay's start. */
  onAir: v.boolean(),
  /** What is wrong with the file as it lies there now, a line each; none for a good one. */
  faults: v.array(v.string()),
});
export type LookRow = v.InferOutput<typeof lookRowSchema>;

/** `GET /api/looks`: the crew's own layouts, themes and logos. */
export const lookListSchema = v.object({
  /** Whether the relay was given a folder of them. */
  folder: v.boolean(),
  /** Why that folder cannot be read, in words. */
  fault: v.nullable(v.string()),
  /** The word that viewers were told last (`control.looks`); null while nothing was put on air since the start. */
  air: v.nullable(v.string()),
  looks: v.array(lookRowSchema),
});
export type LookList = v.InferOutput<typeof lookListSchema>;

/** `GET /healthz`: 200 while the relay serves, whatever is wrong besides; alarms are in words. */
export const healthSchema = v.object({
  status: v.picklist(['ok', 'alarm']),
  build: v.string(),
  uptime: v.number(),
  alarms: v.array(v.string()),
});
export type Health = v.InferOutput<typeof healthSchema>;

/** What every page may know of a sport pack; the rest of it comes along unread. */
const sportRowSchema = v.looseObject({ id: v.string(), name: v.string() });
export type SportRow = v.InferOutput<typeof sportRowSchema>;

/** `GET /api/sports`, as a page reads it that needs no more of a pack than its name. */
const sportListSchema = v.object({ sports: v.array(sportRowSchema) });

/** A theme that ships with the page. */
const themeRowSchema = v.object({
  /** As `?theme=` names it. */
  id: v.string(),
  name: v.string(),
  /** The variant of the sports' layouts that it is drawn for. */
  variant: v.string(),
});
export type ThemeRow = v.InferOutput<typeof themeRowSchema>;

/** `GET /themes.json`: the themes that ship, made by the page's build. */
const themeListSchema = v.object({ themes: v.array(themeRowSchema) });
export type ThemeList = v.InferOutput<typeof themeListSchema>;

/** Reads the body of `GET /api/sports`. */
export function decodeSportList(text: string): Result<{ readonly sports: readonly SportRow[] }> {
  return decode(sportListSchema, text);
}

/** Reads `/themes.json`. */
export function decodeThemeList(text: string): Result<ThemeList> {
  return decode(themeListSchema, text);
}

/** Reads the body of `GET /api/streams`. */
export function decodeStreamList(text: string): Result<StreamList> {
  return decode(streamListSchema, text);
}

/** Reads the body of `GET /api/streams/<id>`. */
export function decodeStreamDetail(text: string): Result<StreamDetail> {
  return decode(streamDetailSchema, text);
}

/** Reads the body of `GET /api/looks`. */
export function decodeLookList(text: string): Result<LookList> {
  return decode(lookListSchema, text);
}

/** Reads the body of `GET /healthz`. */
export function decodeHealth(text: string): Result<Health> {
  return decode(healthSchema, text);
}
