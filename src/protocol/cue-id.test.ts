import { expect, test } from 'vitest';
import { againId, eventOf } from './cue-id.ts';

test('[K4] a cue that is given back has another id each time, and is of the same moment', () => {
  for (const id of ['1764000000000-7', 'home.score 3 1764000000000', 'home.score ~3 1764000000000']) {
    const once = againId(id, '1764000001000-9-0');
    const twice = againId(once, '1764000002000-11-0');
    expect(new Set([id, once, twice]).size).toBe(3);
    expect([id, once, twice].map(eventOf)).toEqual([id, id, id]);
  }
});
