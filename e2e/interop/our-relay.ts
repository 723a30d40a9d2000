/** Our relay with publishers that are not ours: each check runs with every one of them, and looks through the relay's own API. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { streamDetailSchema, type StreamDetail } from '#protocol/api.ts';
import type { Check } from './our-publisher.ts';
import { until, type Program } from './program.ts';

export interface RelayUnderTest {
  /** `127.0.0.1:40123` */
  readonly address: string;
}

/** A program that publishes: its name, and how it is started with a URL. */
export interface ForeignPublisher {
  readonly name: string;
  dial(url: string): Program;
  /** Whether it can send ping frames: a page cannot. */
  readonly hasPingFrames: boolean;
}

interface Session {
  readonly publisher: Program;
  readonly stream: string;
  readonly text: (data: string) => void;
  readonly binary: (data: string) => void;
  /** The stream once it is as wanted. */
  until(what: string, wanted: (stream: StreamDetail) => boolean): Promise<StreamDetail>;
  /** Every text frame that the relay has sent it. */
  answers(): string[];
  /** Dials a second time: to listen, this time. */
  dial(): Program;
}

const PING = '{"type":"ping"}';
const PONG = '{"type":"pong"}';

interface Scenario {
  readonly title: string;
  /** The path to dial for a stream. */
  readonly path?: (stream: string) => string;
  readonly needsPingFrames?: boolean;
  /** The stream that the path should give, if it is not the one given. */
  readonly named?: (stream: string) => string;
  play(session: Session): Promise<void>;
}

/** Sends a ping and waits for its answer: whatever was sent before has then been dealt with. */
async function settled({ publisher, text }: Session): Promise<void> {
  text(PING);
  await publisher.line(/^got \{"type":"pong"\}$/);
}

const SCENARIOS: readonly Scenario[] = [
  {
    title: '[P3] [P6] [P7] [P9] register with its spaces, padded and partial values, and no answer to either',
    async play(session) {
      session.text(`{"type":"register", "stream":"${session.stream}", "role":"ocr"}`);
      session.text(
        '{"type":"ocr", "values":{"time":" 3:12", "score_a":"56", "score_b":"7", "Logo File":"C:\\\\a b.png"}}',
      );
      session.text('{"type":"ocr", "values":{"score_b":"", "fouls_a":4, "bonus":true, "gone":null}}');
      const { values, unmapped } = await session.until(
        'the merged values',
        (stream) => stream.values['home.fouls'] === '4',
      );
      assert.deepEqual(values, {
        clock: '3:12',
        'home.score': '56',
        'away.score': '',
        'home.fouls': '4',
        'Logo File': 'C:\\a b.png',
        bonus: 'true',
        gone: '',
      });
      assert.deepEqual([...unmapped].sort(), ['Logo File', 'bonus', 'gone']);
      await settled(session);
      assert.deepEqual(session.answers(), [PONG]);
    },
  },
  {
    title: '[P4] pings are answered in kind, in order, for ever',
    async play(session) {
      session.text(PING);
      session.text('ping');
      session.text('{ "type" : "ping" }');
      session.text('"ping"');
      await session.publisher.line(/^got "pong"$/);
      assert.deepEqual(session.answers(), [PONG, 'pong', PONG, '"pong"']);
      for (let ping = 0; ping < 200; ping += 1) await settled(session);
      assert.equal(session.answers().length, 204);
    },
  },
  {
    title: '[P4] a ping frame is answered by a pong frame',
    needsPingFrames: true,
    async play(session) {
      session.publisher.send({ op: 'ping', data: 'are you there' });
      await session.publisher.line(/^pong are you there$/);
      await settled(session);
    },
  },
  {
    title: '[V1] [V2] [V4] as a viewer it gets one snapshot, and then every change in its order',
    async play(session) {
      session.text('{"type":"ocr", "values":{"time":"1:00", "score_a":"0"}}');
      await settled(session);
      const viewer = session.dial();
      try {
        await viewer.line(/^open$/);
        viewer.send({ op: 'text', data: '{"type":"register","role":"viewer","protocol":1}' });
        assert.match(await viewer.line(/"snapshot"/), /"values":\{"clock":"1:00","home.score":"0"\}/);
        for (let score = 1; score <= 20; score += 1) {
          session.text(`{"type":"ocr", "values":{"score_a":"${score}"}}`);
          await viewer.line(new RegExp(`"update".*"values":\\{"home.score":"${score}"\\}`));
        }
        assert.equal(viewer.count(/"snapshot"/), 1);
        assert.equal(viewer.count(/"update"/), 20);
      } finally {
        await viewer.stop('SIGKILL');
      }
    },
  },
  {
    title: '[P5] several lines a frame, ended by LF, CRLF or nothing, pings between them',
    async play(session) {
      session.text(
        [
          '{"type":"ocr", "values":{"time":"9:59"}}\n',
          '{"type":"ocr", "values":{"score_a":"1"}}\r\n',
          `${PING}{"type":"ocr", "values":{"score_b":"2"}}`,
          '\n\n{"type":"ocr", "values":{"period":"1st"}}\n',
        ].join(''),
      );
      await session.publisher.line(/^got \{"type":"pong"\}$/);
      const { values } = await session.until('the last line', (stream) => stream.values['period'] === '1st');
      assert.deepEqual(values, { clock: '9:59', 'home.score': '1', 'away.score': '2', period: '1st' });
    },
  },
  {
    title: '[P5] binary frames, a byte order mark, curly quotes',
    async play(session) {
      session.binary('{"type":"ocr", "values":{"time":"8:01"}}');
      session.text('\uFEFF{"type":"ocr", "values":{"score_a":"11"}}');
      session.binary('\uFEFF{"type":"ocr", "values":{"score_b":"12"}}\r\n');
      session.text('{“type”:“ocr”, “values”:{“period”:“2nd”}}');
      session.binary(PING);
      await session.publisher.line(/^got \{"type":"pong"\}$/);
      const { values, unreadable } = await session.until(
        'the curly line',
        (stream) => stream.values['period'] === '2nd',
      );
      assert.deepEqual(values, { clock: '8:01', 'home.score': '11', 'away.score': '12', period: '2nd' });
      assert.equal(unreadable.count, 0);
    },
  },
  {
    title: '[P1] [P2] a path of several segments that ends in a slash, and no register frame',
    path: (stream) => `/ws/ocr/${stream}/`,
    async play(session) {
      session.text('{"type":"ocr", "values":{"time":"1:00"}}');
      await session.until('the value', (stream) => stream.values['clock'] === '1:00');
    },
  },
  {
    title: '[P1] [P2] a percent-encoded path names the stream, whatever the register frame says',
    path: (stream) => `/${stream}%20A`,
    named: (stream) => `${stream}-A`,
    async play(session) {
      session.text('{"type":"register", "stream":"elsewhere", "role":"ocr"}');
      session.text('{"type":"ocr", "values":{"time":"2:00"}}');
      await session.until('the value', (stream) => stream.values['clock'] === '2:00');
    },
  },
  {
    title: '[P7] [P8] [P10] what cannot be read or taken is counted, costs nothing else, and leaves the session open',
    async play(session) {
      session.text('certainly not JSON');
      session.text('{"type":"ocr", "values":{"time":{"a":1}, "constructor":"x", "score_a":"3"}}');
      await settled(session);
      const stream = await session.until('the good field', ({ values }) => values['home.score'] === '3');
      assert.deepEqual(stream.values, { 'home.score': '3' });
      assert.deepEqual(stream.refused.map(({ name }) => name).sort(), ['constructor', 'time']);
      assert.equal(stream.unreadable.count, 1);
      session.text('{"type":"ocr", "values":{"time":"0:59.9"}}');
      await session.until('a value after the faults', ({ values }) => values['clock'] === '0:59.9');
    },
  },
  {
    title: '[W3] a publisher that is killed leaves its values, marked stale',
    async play(session) {
      session.text('{"type":"ocr", "values":{"time":"5:55"}}');
      await session.until('live', ({ source }) => source.status === 'live');
      await session.publisher.stop('SIGKILL');
      const { values, publisher } = await session.until('stale', ({ source }) => source.status === 'stale');
      assert.deepEqual(values, { clock: '5:55' });
      assert.equal(publisher, null);
    },
  },
];

export function ourRelayChecks(relay: RelayUnderTest, foreign: ForeignPublisher): Check[] {
  const able = SCENARIOS.filter(({ needsPingFrames }) => needsPingFrames !== true || foreign.hasPingFrames);
  return able.map((scenario, number) => ({
    title: `${foreign.name}: ${scenario.title}`,
    async run() {
      const stream = `${foreign.name.replace(/[^a-z]/gi, '')}-${number}`;
      const url = `ws://${relay.address}${scenario.path?.(stream) ?? `/${stream}`}`;
      const publisher = foreign.dial(url);
      try {
        await publisher.line(/^open$/);
        await scenario.play(
          createSession(relay, publisher, scenario.named?.(stream) ?? stream, () => foreign.dial(url)),
        );
      } finally {
        await publisher.stop('SIGKILL');
      }
    },
  }));
}

function createSession(relay: RelayUnderTest, publisher: Program, stream: string, dial: () => Program): Session {
  return {
    publisher,
    stream,
    dial,
    text: (data) => {
      publisher.send({ op: 'text', data });
    },
    binary: (data) => {
      publisher.send({ op: 'binary', data });
    },
    answers: () => publisher.lines.filter((line) => line.startsWith('got ')).map((line) => line.slice('got '.length)),
    async until(what, wanted) {
      const seen = await until(
        `${what} of ${stream}`,
        async () => {
          const response = await fetch(`http://${relay.address}/api/streams/${stream}`);
          return response.ok ? v.parse(streamDetailSchema, await response.json()) : undefined;
        },
        (answer) => answer !== undefined && wanted(answer),
      );
      assert.ok(seen);
      return seen;
    },
  };
}
