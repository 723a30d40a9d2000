import { describe, expect, test } from 'vitest';
import { decodeDown, encode } from './codec.ts';
import { decodeUp } from './decode.ts';

const registerWith = (delay: number): string => encode({ type: 'register', role: 'viewer', delay });

describe('[V9] unknown keys are ignored, unknown types are refused without harm', () => {
  test('up', () => {
    expect(decodeUp('{"type":"register","role":"viewer","protocol":1,"mood":0,"hue":"x","future":{}}')).toEqual({
      ok: true,
      value: { type: 'register', role: 'viewer', protocol: 1 },
    });
    expect(decodeUp('{"type":"dance"}').ok).toBe(false);
  });

  test('[V1] a register may say its delay, in whole ms up to a minute', () => {
    for (const delay of [0, 2500, 60_000])
      expect(decodeUp(registerWith(delay))).toMatchObject({ ok: true, value: { delay } });
    for (const delay of [-10, 2.5, 60_010]) expect(decodeUp(registerWith(delay)).ok).toBe(false);
  });

  test('down', () => {
    expect(
      decodeDown('{"type":"update","since":1,"rev":2,"at":5,"values":{"clock":"3:11","home.timeouts":null},"ats":{}}'),
    ).toMatchObject({
      ok: true,
      value: { type: 'update', since: 1, rev: 2, at: 5, values: { clock: '3:11', 'home.timeouts': null } },
    });
    expect(decodeDown('{"type":"dance"}').ok).toBe(false);
  });
});

test('what is wrong is said: where, what was expected, what came', () => {
  expect(decodeUp('{"type":"ack","rev":-1}')).toEqual({ ok: false, reason: 'rev: expected >=0, got -1' });
  expect(decodeUp('{"type":"register","role":"king"}')).toEqual({
    ok: false,
    reason: 'role: expected ("viewer" | "operator"), got "king"',
  });
  expect(decodeUp('nonsense')).toEqual({ ok: false, reason: 'not JSON' });
  expect(decodeDown('[]').ok).toBe(false);
});

test("[V3] the design's own frames are read and written back", () => {
  const frames = [
    '{"type":"snapshot","stream":"stream1","epoch":"9f3a","rev":1042,"at":1764000000000,"build":"b1","values":{"clock":"3:12"},"control":{},"source":{"status":"live","age":120}}',
    '{"type":"snapshot","stream":"stream1","epoch":"9f3a","rev":1042,"at":1764000000000,"build":"b1","resumed":true,"source":{"status":"none"}}',
    '{"type":"heartbeat","epoch":"9f3a","rev":1044,"at":1764000000100,"source":{"status":"quiet","age":11000}}',
  ];
  for (const frame of frames) {
    const read = decodeDown(frame);
    expect(read.ok && JSON.parse(encode(read.value))).toEqual(JSON.parse(frame));
  }
});

test('[F21] a number that JSON reads as infinity is refused in either direction', () => {
  for (const frame of [
    '{"type":"update","since":1,"rev":2,"at":1e999}',
    '{"type":"update","since":1,"rev":2,"at":1,"ats":{"clock":1e999}}',
    '{"type":"heartbeat","epoch":"e","rev":1,"at":1,"source":{"status":"live","age":1e999}}',
    '{"type":"heartbeat","epoch":"e","rev":1e999,"at":1,"source":{"status":"live"}}',
  ])
    expect(decodeDown(frame).ok).toBe(false);
  for (const frame of ['{"type":"ack","rev":1,"lag":1e999}', '{"type":"register","role":"viewer","delay":1e999}'])
    expect(decodeUp(frame).ok).toBe(false);
});

test("[V12] a publisher's own frame is a message too", () => {
  expect(decodeDown('{"type":"ocr", "values":{"time":"3:12", "score_a":56}}')).toEqual({
    ok: true,
    value: { type: 'ocr', values: { time: '3:12', score_a: 56 } },
  });
});
