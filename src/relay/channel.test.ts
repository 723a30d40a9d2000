import fc from 'fast-check';
import { expect, test } from 'vitest';
import { streamDetailSchema, streamRowSchema } from '#protocol/api.ts';
import { FIELDS_MAX } from '#protocol/fields.ts';
import * as v from 'valibot';
import { createTestRelay, ocr } from './testing/test-relay.ts';

test('[P8] refused names are said aloud and counted, at most 64 of them, and 256 fields stand', () => {
  const { relay, dial } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.say('{"type":"ocr","values":{"__proto__":"x","constructor":"y","":"z","time":"1:00"}}');
  publisher.say('{"type":"ocr","values":{"__proto__":"x"}}');
  const refused = () => relay.find('stream1')?.detail().refused ?? [];
  expect(refused().map(({ name, count }) => [name, count])).toEqual([
    ['__proto__', 2],
    ['constructor', 1],
    ['', 1],
  ]);
  publisher.say(ocr(Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`f${n}`, '1']))));
  publisher.say(ocr({ f0: '2', time: '0:59', score_a: '1' }));
  const values = relay.find('stream1')?.values() ?? {};
  expect(Object.keys(values)).toHaveLength(FIELDS_MAX);
  expect(values).toMatchObject({ clock: '0:59', f0: '2' });
  expect(values).not.toHaveProperty('home.score');
  expect(refused()).toHaveLength(64);
  expect(refused().at(-1)?.reason).toBe('the stream has 256 fields already');
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('[P9] known fields go out under canonical names, a rival under its own, and the operator is told', () => {
  const { relay, dial } = createTestRelay();
  dial('/stream1').say(ocr({ 'Home Score': '7', score_a: '8', Weather: 'rain' }));
  expect(relay.find('stream1')?.detail()).toMatchObject({
    values: { 'home.score': '7', score_a: '8', Weather: 'rain' },
    unmapped: ['Weather'],
    rivals: [{ source: 'score_a', canonical: 'home.score', heldBy: 'Home Score' }],
  });
});

test('[P12] what is sent to one stream reaches no other', () => {
  const stream = fc.constantFrom('a', 'A', 'b', 'default');
  fc.assert(
    fc.property(fc.array(fc.tuple(stream, fc.nat({ max: 9 })), { maxLength: 20 }), (frames) => {
      const { relay, dial, watch } = createTestRelay();
      const seen = new Map<string, string[]>();
      const viewers = ['a', 'A', 'b', 'default'].map((name) => ({ name, line: watch(name) }));
      for (const [name, n] of frames) {
        dial(`/${name}`).say(ocr({ time: `${name}${n}` }));
        const told = viewers.flatMap((viewer) => viewer.line.texts().map((text) => [viewer.name, text] as const));
        for (const [listener, text] of told)
          if (/"clock"/.test(text)) seen.set(listener, [...(seen.get(listener) ?? []), text]);
      }
      for (const [name, texts] of seen) {
        for (const text of texts) expect(text).toMatch(new RegExp(`"clock":"${name}\\d"`));
      }
      for (const [name] of frames) expect(relay.find(name)?.values()['clock']).toMatch(new RegExp(`^${name}\\d$`));
    }),
  );
});

test('[H1] [H2] rows and details are what their schemas say', () => {
  const { relay, dial, watch } = createTestRelay();
  const publisher = dial('/stream1');
  watch('stream1', { name: 'x' });
  publisher.say(`${ocr({ time: '1', bad: {} })}\nrubbish`);
  const channel = relay.find('stream1');
  expect(v.parse(streamRowSchema, channel?.row())).toEqual(channel?.row());
  expect(v.parse(streamDetailSchema, channel?.detail())).toEqual(channel?.detail());
});

test('[V16] what an output tells of its URL stands in the list of outputs as it came', () => {
  const { relay, watch } = createTestRelay();
  watch('stream1', { name: 'OBS', query: '?theme=led&homeName=A%26B' });
  watch('stream1');
  expect(
    relay
      .find('stream1')
      ?.detail()
      .outputs.map(({ query }) => query),
  ).toEqual(['?theme=led&homeName=A%26B', '']);
});
