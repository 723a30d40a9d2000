/** Who may send by TCP and UDP from another machine, which a test has none of: by the rights that a relay gives such an address. */
import { expect, test } from 'vitest';
import { rightsOf, type AccessRules, type Caller } from './access/rights.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';
import { rightsBySource } from './transport/tcp.ts';

const AT = '192.168.1.23';

function access(rules: Partial<AccessRules> = {}) {
  const all: AccessRules = {
    openLan: false,
    parks: true,
    isAllowedPublisher: () => false,
    isKey: (kind, text) => kind === 'publish' && text === 'KEY',
    isPassphrase: () => false,
    signInOf: () => undefined,
    ...rules,
  };
  return { rights: (caller: Caller) => rightsOf(caller, all) };
}

test('[I6] [A6] another machine without the key is parked, or refused where the relay says so; this one needs none', () => {
  expect(rightsBySource(access(), AT, []).publish).toBe('ask');
  expect(rightsBySource(access({ parks: false }), AT, []).publish).toBe('no');
  expect(rightsBySource(access({ openLan: true }), AT, []).publish).toBe('open');
  expect(rightsBySource(access(), '::1', [])).toMatchObject({ publish: 'yes', view: false, operate: false });
});

test('[I7] by UDP only the key says who it is: rights that an address alone gives name nothing that they are by', () => {
  expect(rightsBySource(access({ isAllowedPublisher: () => true }), AT, [])).toMatchObject({ publish: 'yes', by: [] });
  expect(rightsBySource(access(), AT, ['KEY'])).toMatchObject({ publish: 'yes', by: ['publish'] });
});

test.each([
  ['behind the stream’s name', { type: 'register', stream: 'game~KEY', role: 'ocr' }],
  ['beside it', { type: 'register', stream: 'game', role: 'ocr', key: 'KEY' }],
])('[I6] [A2] the key of a register line stands %s', (_where, register) => {
  const { relay, dial } = createTestRelay({ isKey: (kind, text) => kind === 'publish' && text === 'KEY' });
  const line = dial('/', { address: AT }, rightsBySource(access({ parks: false }), AT, []));
  line.say(register);
  line.say(ocr({ score_a: '5' }));
  expect(relay.find('game')?.values()).toEqual({ 'home.score': '5' });
});
