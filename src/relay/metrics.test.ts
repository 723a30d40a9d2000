import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createTestRelay, ocr } from './testing/test-relay.ts';
import { costOf, metricsText, type Measured } from './metrics.ts';
import { NO_LAG } from './loop-watch.ts';

const CANARY = 'canary-4711';

function measured(streams: Measured['streams'], now: number): Measured {
  return {
    health: { status: 'ok', build: 'b1', uptime: 7, alarms: [] },
    traffic: { connections: 3, connectionsEver: 5, framesIn: 11, framesOut: 13, bytesOut: 17 },
    httpSockets: 4,
    cost: costOf(
      { rss: 100, heapUsed: 50, heapTotal: 60, external: 0, arrayBuffers: 0 },
      { user: 1_500_000, system: 500_000 },
    ),
    lag: { meanMs: 1, p99Ms: 20, maxMs: 250 },
    savesFailed: 2,
    links: [{ name: 'vmix', isUp: true, requests: 9, failures: 1 }],
    streams,
    now,
  };
}

/** A game with a publisher, two overlays under one name that answered, and one whose name is hostile and silent. */
function gameText(): string {
  const { dial, watch, relay, time, pass } = createTestRelay();
  const publisher = dial(`/stream1~${CANARY}`);
  publisher.say(ocr({ time: CANARY, score_a: '56', bad: {} }));
  publisher.say('{');
  const program = [watch('stream1', { name: 'OBS program' }), watch('stream1', { name: 'OBS program' })];
  watch('stream1', { name: 'x"} 1\nboardcast_alarms 9\\' });
  pass(2000);
  for (const [n, line] of program.entries()) line.say({ type: 'ack', rev: 1, visible: n === 1, lag: 40 + n });
  time.advance(500);
  const streams = [...relay.channels()].map((channel) => channel.detail());
  return metricsText(measured(streams, time.now()));
}

/** Name, labels and value of a line, as the format's own grammar has it. */
const LINE =
  /^[a-z_]+(\{[a-z_]+="(?:[^"\\\n]|\\["\\n])*"(,[a-z_]+="(?:[^"\\\n]|\\["\\n])*")*\})? -?\d+(\.\d+)?(e[+-]?\d+)?$/;

test('every line is one of the format, also where an output has a hostile name', () => {
  const lines = gameText().trimEnd().split('\n');
  const strange = lines.filter((line) => !/^# (HELP|TYPE) [a-z_]+ /.test(line) && !LINE.test(line));
  expect(strange).toEqual([]);
  expect(lines.filter((line) => line.startsWith('boardcast_alarms '))).toEqual(['boardcast_alarms 0']);
});

test('it says how the relay, its sources and its outputs are doing', () => {
  const text = gameText();
  for (const line of [
    'boardcast_build_info{build="b1"} 1',
    'boardcast_event_loop_lag_seconds{stat="max"} 0.25',
    'boardcast_http_sockets 4',
    'boardcast_saves_failed_total 2',
    'boardcast_link_up{link="vmix"} 1',
    'boardcast_link_requests_total{link="vmix"} 9',
    'boardcast_link_failures_total{link="vmix"} 1',
    'process_cpu_seconds_total 2',
    'boardcast_stream_source{stream="stream1",status="live"} 1',
    'boardcast_stream_source{stream="stream1",status="stale"} 0',
    'boardcast_stream_publishers{stream="stream1"} 1',
    'boardcast_stream_outputs{stream="stream1"} 3',
    'boardcast_stream_unreadable_frames{stream="stream1"} 1',
    'boardcast_stream_refused_fields{stream="stream1"} 1',
    'boardcast_output_pages{stream="stream1",output="OBS program"} 2',
    'boardcast_output_visible{stream="stream1",output="OBS program"} 1',
    'boardcast_output_lag_seconds{stream="stream1",output="OBS program"} 0.04',
    'boardcast_output_answer_age_seconds{stream="stream1",output="OBS program"} 0.5',
  ])
    expect(text.split('\n')).toContain(line);
  // One that never answered has no lag that could be told.
  expect(text.match(/boardcast_output_lag_seconds\{/g)).toHaveLength(1);
});

test('[S20] neither a value nor a key stands in it', () => {
  expect(gameText()).not.toContain(CANARY);
});

test('a relay without a stream says so of itself alone', () => {
  const text = metricsText({ ...measured([], 0), lag: NO_LAG });
  expect(text).toContain('boardcast_connections 3\n');
  expect(text).not.toContain('boardcast_stream');
});

test('docs/grafana-dashboard.json asks for what is told, and for all of it', () => {
  const dashboard = readFileSync('docs/grafana-dashboard.json', 'utf8');
  const asked = new Set(dashboard.match(/\b(?:boardcast|process|nodejs)_[a-z_]+/g));
  const told = [...gameText().matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? '');
  expect([...asked].filter((name) => !told.includes(name))).toEqual([]);
  expect(told.filter((name) => !asked.has(name))).toEqual([]);
});
