import { describe, expect, test } from 'vitest';
import type { Rights } from './access/rights.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

/** Everything that a connection may say, publishers’ and listeners’ words alike. */
const SAYINGS = {
  ocr: ocr({ score_a: '99' }),
  values: '{"type":"values","values":{"score_a":"99"}}',
  'register as ocr': '{"type":"register","role":"ocr","stream":"game"}',
  'register as viewer': '{"type":"register","role":"viewer","protocol":1}',
  'register as operator': '{"type":"register","role":"operator","protocol":1}',
  'register as admin': '{"type":"register","role":"admin"}',
  ack: '{"type":"ack","rev":1}',
  resync: '{"type":"resync"}',
  snapshot: '{"type":"snapshot","stream":"game","values":{"home.score":"99"}}',
  update: '{"type":"update","since":0,"rev":9,"values":{"home.score":"99"}}',
  control: '{"type":"control","hidden":true}',
  command: '{"command":{"do":"override","field":"home.score","value":"99"}}',
  override: '{"type":"override","do":"override","field":"home.score","value":"99"}',
  ping: '{"type":"ping"}',
  garbage: '{"type":',
} as const;
type Saying = keyof typeof SAYINGS;

const NOTHING: Rights = { publish: 'no', view: false, operate: false, by: [] };
const RIGHTS = {
  nobody: NOTHING,
  stranger: { ...NOTHING, publish: 'ask' },
  viewer: { ...NOTHING, view: true },
  operator: { ...NOTHING, view: true, operate: true },
  publisher: { ...NOTHING, publish: 'yes' },
} as const satisfies Readonly<Record<string, Rights>>;
type Role = keyof typeof RIGHTS;

/** Which first frames each role may open with, and as what it then is there: all others change nothing. */
const MAY: Readonly<Record<Role, Readonly<Partial<Record<Saying, string>>>>> = {
  nobody: {},
  stranger: {},
  viewer: { 'register as viewer': 'viewer' },
  operator: { 'register as viewer': 'viewer', 'register as operator': 'operator' },
  publisher: { ocr: '99' },
};

describe('[S2] [A5] of every pair of a role and a message only what its row says does anything', () => {
  const pairs = (Object.keys(RIGHTS) as Role[]).flatMap((role) =>
    (Object.keys(SAYINGS) as Saying[]).map((saying) => [role, saying] as const),
  );

  test.each(pairs)('%s says %s', (role, saying) => {
    const made = createTestRelay();
    made.dial('/game').say(ocr({ score_a: '1' }));
    const before = made.relay.find('game')?.detail();
    const line = made.dial('/game', { address: '192.168.1.23' }, RIGHTS[role]);
    line.say(SAYINGS[saying]);
    line.say(ocr({ score_b: '77' }));
    const after = made.relay.find('game')?.detail();
    const did = MAY[role][saying];
    const isSource = role === 'publisher';
    expect(after?.outputs.map((output) => output.role)).toEqual(did === 'viewer' || did === 'operator' ? [did] : []);
    // Another computer’s publisher waits its turn (W7): what it says is heard, and not on air while the first is there.
    expect(after?.values).toEqual(before?.values);
    expect(after?.publishers.filter(({ standing }) => standing === 'waits')).toHaveLength(
      isSource && !saying.startsWith('register as v') && saying !== 'register as operator' ? 1 : 0,
    );
    expect(made.relay.desk('game')?.view().rev).toBe(0);
  });

  test.each(pairs)('%s, who listens if it may, then says %s: nothing of it counts', (role, saying) => {
    const made = createTestRelay();
    made.dial('/game').say(ocr({ score_a: '1' }));
    const first = role === 'operator' ? 'register as operator' : 'register as viewer';
    const line = made.dial('/game', { address: '127.0.0.1' }, RIGHTS[role]);
    line.say(SAYINGS[first]);
    line.say(SAYINGS[saying]);
    const { values, publishers } = made.relay.find('game')?.detail() ?? {};
    expect(values).toEqual({ 'home.score': '1' });
    expect(publishers).toHaveLength(1);
    expect(line.peer.closedWith?.code).toBe(MAY[role][first] === undefined ? 4503 : undefined);
  });
});

test('[S18] [A5] who may only look on has 10 s to say so; publishers have no such deadline', () => {
  const made = createTestRelay();
  const mute = made.dial('/game', { address: '192.168.1.23' }, RIGHTS.viewer);
  const publisher = made.dial('/game', { address: '192.168.1.24' }, RIGHTS.publisher);
  made.pass(9000);
  expect(mute.peer.closedWith).toBeUndefined();
  made.pass(2000);
  expect(mute.peer.closedWith?.code).toBe(4503);
  made.pass(60_000);
  expect(publisher.peer.closedWith).toBeUndefined();
});

test('[A5] the viewer key of a page’s first frame lets it look on, and no further; a wrong one is 4503', () => {
  const made = createTestRelay({ isKey: (kind, text) => kind === 'viewer' && text === 'v13w' });
  const open = (register: object) => {
    const line = made.dial('/game', { address: '192.168.1.23' }, RIGHTS.stranger);
    line.say({ type: 'register', protocol: 1, ...register });
    return line;
  };
  const right = open({ role: 'viewer', key: 'v13w' });
  expect(right.messages()).toMatchObject([{ type: 'snapshot' }]);
  expect(open({ role: 'viewer', key: 'other' }).peer.closedWith?.code).toBe(4503);
  expect(open({ role: 'viewer' }).peer.closedWith?.code).toBe(4503);
  expect(open({ role: 'operator', key: 'v13w' }).peer.closedWith?.code).toBe(4503);
  made.relay.revoke('publish');
  expect(right.peer.closedWith).toBeUndefined();
  made.relay.revoke('viewer');
  expect(right.peer.closedWith?.code).toBe(4503);
});
