import type { Health, LookList, StreamDetail, StreamList } from '#protocol/api.ts';
import type { Time } from '#lib/time.ts';
import type { Channel } from './channel.ts';
import type { Looks } from './looks/looks.ts';
import { ANSWER_MS, USUAL_LIMITS } from './limits.ts';
import { metricsText, type Measured } from './metrics.ts';
import type { Relay } from './relay.ts';

/** What the HTTP side shows of a relay; each is asked for with every request. */
export interface Shown {
  /** Every stream that was published or restored, that has a publisher that sent no values yet or waits to be accepted, or at whose desk anything was said. */
  streams(): StreamList;
  stream(id: string): StreamDetail | undefined;
  /** The same as JSON in UTF-8, which serves all who ask within ANSWER_MS unless something changed. */
  streamJson(id: string): Buffer | undefined;
  looks(): LookList;
  health(): Health;
  /** For Prometheus. */
  metrics(): string;
}

export interface ShownDeps {
  readonly relay: Relay;
  readonly build: string;
  readonly time: Time;
  /** The crew's own; none without a folder of them. */
  readonly looks: Looks | undefined;
  /** Most streams at once; as usual where it is absent. */
  readonly streamsMax?: number | undefined;
  readonly alarms: () => readonly string[];
  readonly measured: () => Pick<Measured, 'traffic' | 'httpSockets' | 'cost' | 'lag' | 'savesFailed' | 'links'>;
}

interface Answer {
  readonly mark: string;
  readonly at: number;
  readonly json: Buffer;
}

const NO_LOOKS: LookList = { folder: false, fault: null, air: null, looks: [] };

export function createShown(deps: ShownDeps): Shown {
  const { relay, build, time, looks, alarms, measured, streamsMax = USUAL_LIMITS.streams } = deps;
  const startedAt = time.now();
  function health(): Health {
    const now = alarms();
    return {
      status: now.length === 0 ? 'ok' : 'alarm',
      build,
      uptime: Math.round((time.now() - startedAt) / 1000),
      alarms: [...now],
    };
  }

  /** By stream; those of streams that are gone are as few as streams may be. */
  const answers = new Map<string, Answer>();

  function stream(id: string): StreamDetail | undefined {
    const channel = relay.find(id);
    return channel !== undefined && (isStream(channel) || channel.connections() > 0)
      ? { ...channel.detail(), alarms: [...alarms()] }
      : undefined;
  }

  function answerOf(id: string, mark: string | undefined): Answer | undefined {
    const detail = stream(id);
    if (detail === undefined || mark === undefined) return undefined;
    if (answers.size >= streamsMax) answers.clear();
    const answer = { mark, at: time.now(), json: Buffer.from(JSON.stringify(detail)) };
    answers.set(id, answer);
    return answer;
  }

  return {
    streams: () => ({
      build,
      streams: [...relay.channels()].filter(isStream).map((channel) => channel.row()),
    }),
    stream,
    streamJson(id) {
      const mark = relay.find(id)?.mark();
      const known = answers.get(id);
      const isGood = known !== undefined && known.mark === mark && time.now() - known.at < ANSWER_MS;
      return (isGood ? known : answerOf(id, mark))?.json;
    },
    looks: () => looks?.list() ?? NO_LOOKS,
    health,
    metrics: () =>
      metricsText({
        ...measured(),
        health: health(),
        streams: [...relay.channels()].filter(isStream).map((channel) => channel.detail()),
        now: time.now(),
      }),
  };
}

function isStream(channel: Channel): boolean {
  return channel.published() || channel.hasPublisher() || channel.hasParked() || channel.desk.said();
}
