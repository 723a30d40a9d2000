import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inNetworks, readNetwork } from './addresses.ts';
import { allowedPublishers } from './allowed-publishers.ts';
import { callerOf } from './caller.ts';
import { rightsOf, type AccessRules, type Caller } from './rights.ts';

const RULES: AccessRules = {
  openLan: false,
  parks: true,
  isAllowedPublisher: allowedPublishers(['10.1.0.0/16', 'court 2=10.2.0.5', 'court3=10.2.0.0/24']),
  isKey: (kind, text) => text === (kind === 'publish' ? 'p4b' : 'v13w'),
  isPassphrase: (text) => text === 'pass',
  signInOf: (cookie) => (cookie === 'good' ? 'operator:good' : undefined),
};
const STRANGER: Caller = {
  address: '192.168.1.23',
  isLocal: false,
  stream: 'court1',
  isLocalFile: false,
  isToldPage: false,
  tls: false,
  credentials: [],
  cookie: undefined,
};

function caller(request: {
  url?: string;
  headers?: Record<string, string>;
  from?: string;
  proxies?: string[];
}): Caller {
  const headers = { host: 'localhost:15001', ...request.headers };
  const socket = { remoteAddress: request.from ?? '192.168.1.23' };
  const asking = { url: request.url ?? '/stream1', headers, socket } as unknown as Parameters<typeof callerOf>[0];
  return callerOf(asking, { isProxy: inNetworks(request.proxies ?? []) });
}

describe('[S1] [S2] what somebody may do', () => {
  test('[A1] who shows nothing may ask to publish and no more; this machine may everything', () => {
    expect(rightsOf(STRANGER, RULES)).toEqual({ publish: 'ask', view: false, operate: false, by: [] });
    expect(rightsOf({ ...STRANGER, isLocal: true }, RULES)).toEqual({
      publish: 'yes',
      view: true,
      operate: true,
      by: [],
    });
    expect(rightsOf(STRANGER, { ...RULES, parks: false }).publish).toBe('no');
    expect(rightsOf(STRANGER, { ...RULES, openLan: true })).toMatchObject({
      publish: 'open',
      view: true,
      operate: true,
    });
    expect(rightsOf({ ...STRANGER, address: '10.1.2.3' }, RULES)).toMatchObject({ publish: 'yes', view: false });
    const at = (address: string, url: string) => rightsOf({ ...caller({ url, from: address }) }, RULES).publish;
    expect(
      ['/court-2', '/ws/court%202', '/court3', '/court1', '/', '/?stream=court-2'].map((url) => at('10.2.0.5', url)),
    ).toEqual(['yes', 'yes', 'yes', 'ask', 'ask', 'ask']);
    expect(['/court-2', '/court3', '/court1'].map((url) => at('10.2.0.9', url))).toEqual(['ask', 'yes', 'ask']);
  });

  test.each([
    ['in the path', { url: '/stream1~p4b' }, 'publish'],
    ['in a percent-encoded path', { url: '/ws/stream1%7Ep4b/' }, 'publish'],
    ['in the query', { url: '/stream1?key=p4b' }, 'publish'],
    ['as Basic password', { headers: { authorization: `Basic ${btoa('ocr:p4b')}` } }, 'publish'],
    ['as Bearer', { headers: { authorization: 'Bearer p4b' } }, 'publish'],
    ['viewer as Bearer', { headers: { authorization: 'bearer v13w' } }, 'view'],
    ['viewer in the query', { url: '/stream1?a=1&key=v13w' }, 'view'],
    ['the passphrase as Basic', { headers: { authorization: `Basic ${btoa(':pass')}` } }, 'operate'],
    ['a sign-in', { headers: { cookie: 'a=b; boardcast=good; c=d' } }, 'operate'],
  ] as const)('[A2] a key %s gives its own right and no other', (_where, request, right) => {
    const { publish, view, operate } = rightsOf(caller(request), RULES);
    expect({ publish: publish === 'yes', view, operate }).toEqual({
      publish: right === 'publish',
      view: right !== 'publish',
      operate: right === 'operate',
    });
  });

  test('whatever is sent that is no key gives no right', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (path, authorization, cookie) => {
        fc.pre(!/p4b|v13w|pass|good/.test(path + authorization + cookie));
        const shown = caller({ url: `/${path}`, headers: { authorization, cookie } });
        expect(rightsOf(shown, RULES)).toEqual({ publish: 'ask', view: false, operate: false, by: [] });
      }),
    );
  });

  test('[S3] the page of a local file looks on at most, whatever it shows and wherever it is', () => {
    const page = { ...STRANGER, isLocalFile: true, isLocal: true, credentials: ['p4b', 'pass'], cookie: 'good' };
    expect(rightsOf(page, RULES)).toMatchObject({ publish: 'no', view: true, operate: false });
    expect(rightsOf({ ...page, isLocal: false }, RULES)).toMatchObject({ publish: 'no', view: false, operate: false });
  });
});

test('[S3] a page of another site that the relay was told of looks on, and does all else by a key that it shows', () => {
  const page = { ...STRANGER, isToldPage: true, isLocal: true };
  expect(rightsOf(page, RULES)).toMatchObject({ publish: 'no', view: true, operate: false });
  expect(rightsOf(page, { ...RULES, openLan: true })).toMatchObject({ publish: 'no', view: true, operate: false });
  expect(rightsOf({ ...page, isLocal: false }, RULES)).toMatchObject({ publish: 'no', view: false, operate: false });
  expect(rightsOf({ ...page, credentials: ['p4b'] }, RULES)).toMatchObject({ publish: 'yes', operate: false });
  expect(rightsOf({ ...page, credentials: ['pass'] }, RULES)).toMatchObject({ publish: 'no', operate: true });
});

describe('[A3] this machine', () => {
  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.8.9.1'])('%s is', (from) => {
    expect(caller({ from }).isLocal).toBe(true);
  });

  test.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto'])(
    'who comes through a proxy (%s) is another, also where that is trusted',
    (header) => {
      const through = { from: '127.0.0.1', headers: { [header]: '127.0.0.1' } };
      expect(caller(through).isLocal).toBe(false);
      expect(caller({ ...through, proxies: ['127.0.0.1'] }).isLocal).toBe(false);
    },
  );

  test.each(['localhost:15001', 'court1.localhost', '127.0.0.1:15001', '127.8.9.1', '[::1]:15001'])(
    'who asks for %s is',
    (host) => {
      expect(caller({ from: '127.0.0.1', headers: { host } }).isLocal).toBe(true);
    },
  );

  test.each([
    'score.example.com',
    '192.168.1.20:15001',
    '203.0.113.5',
    '[2001:db8::7]:15001',
    'desk-pc.local:15001',
    '',
  ])('[S4] who asks for “%s” comes through a forward of this machine’s, and is another', (host) => {
    expect(caller({ from: '127.0.0.1', headers: { host } }).isLocal).toBe(false);
  });

  test('a trusted proxy says for whom it asks; what stood there before it is a stranger’s word', () => {
    const headers = { 'x-forwarded-for': '127.0.0.1, 203.0.113.7, 10.0.0.2', 'x-forwarded-proto': 'https' };
    const proxied = caller({ from: '10.0.0.1', headers, proxies: ['10.0.0.0/24'] });
    expect(proxied).toMatchObject({ address: '203.0.113.7', tls: true, isLocal: false });
    expect(caller({ from: '192.168.1.9', headers, proxies: ['10.0.0.0/24'] })).toMatchObject({
      address: '192.168.1.9',
      tls: false,
    });
  });
});

test('networks are read as they are written, and nothing else is one', () => {
  expect(['10.0.0.0/8', '::1', 'fe80::/10', '1.2.3.4'].map((text) => readNetwork(text) !== undefined)).not.toContain(
    false,
  );
  for (const text of ['10.0.0.0/33', 'x', '10.0.0/8', '::/129', '1.2.3.4/', '1.2.3.4/8/8'])
    expect(readNetwork(text)).toBeUndefined();
  const isInside = inNetworks(['192.168.1.0/24', 'fe80::/10']);
  expect(['192.168.1.255', 'fe80::1%eth0', '192.168.2.1', 'x'].map(isInside)).toEqual([true, true, false, false]);
});
