import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keyInFragment, QUERY_LENGTH_MAX, toldQuery } from '#protocol/fields.ts';
import { readOptions } from '#store/url-options.ts';
import { createDial, type EarlySocket } from './socket.ts';
import { createViewerRig } from './viewer-rig.ts';

const PAGE = readFileSync('index.html', 'utf8');
const [, OPENER = '', , CALLS = '', NOTICE = ''] = [...PAGE.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
  ([, code]) => code,
);

/** As much of a WebSocket as the page's script and the viewer use, with the relay's end in the test's hand. */
class FakeSocket extends EventTarget {
  readonly sent: unknown[] = [];
  readyState = 0;
  onopen?: () => void;
  onmessage?: ((event: { data: unknown }) => void) | null;

  constructor(readonly url: string) {
    super();
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 2;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
    this.dispatchEvent(new Event('open'));
  }

  say(data: string): void {
    this.onmessage?.({ data });
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  end(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

/** Runs the inline script that opens the socket on a page at `path`. */
function openEarly(path: string): { readonly early: EarlySocket | undefined; readonly sockets: FakeSocket[] } {
  const sockets: FakeSocket[] = [];
  const [address = '', hash = ''] = path.split('#');
  const [pathname, search = ''] = address.split('?');
  const window: { earlySocket?: EarlySocket } = {};
  runInContext(
    OPENER,
    createContext({
      window,
      location: {
        protocol: 'http:',
        host: 'relay:15001',
        pathname,
        search: search === '' ? '' : `?${search}`,
        hash: hash === '' ? '' : `#${hash}`,
      },
      innerWidth: 1920,
      innerHeight: 1080,
      WebSocket: class extends FakeSocket {
        constructor(url: string) {
          super(url);
          sockets.push(this);
        }
      },
    }),
  );
  return { early: window.earlySocket, sockets };
}

function only(sockets: readonly FakeSocket[]): FakeSocket {
  const [socket] = sockets;
  if (socket === undefined) throw new Error('the script opened no socket');
  return socket;
}

function adopt(before: (socket: FakeSocket) => void) {
  const { early, sockets } = openEarly('/overlay/stream1');
  const socket = only(sockets);
  before(socket);
  const told: unknown[] = [];
  const connection = createDial(early)('ws://relay:15001/stream1', {
    open: (registered) => told.push(`open ${registered}`),
    message: (text) => told.push(text),
    closed: (code) => told.push(`closed ${code}`),
  });
  return { socket, told, connection, settled: () => Promise.resolve() };
}

function openWith(userAgent: string, host: object = {}) {
  const root = { texts: [''], isRoot: true, style: { cssText: '' } };
  runInContext(
    NOTICE,
    createContext({
      ...host,
      navigator: { userAgent },
      document: {
        getElementById: () => ({
          ...root,
          removeAttribute: () => (root.isRoot = false),
          appendChild: (text: string) => root.texts.push(text),
        }),
        createTextNode: (text: string) => text,
      },
    }),
  );
  return { text: root.texts.join(''), isRoot: root.isRoot };
}

describe('the page’s script', () => {
  test('[V1] registers an overlay exactly as the viewer would', () => {
    const rig = createViewerRig({}, { query: '?theme=light&name=OBS+program' });
    rig.viewer.start();
    rig.link.last().open(false);
    const socket = only(openEarly('/overlay/stream1?theme=light&name=OBS+program').sockets);
    expect(socket.url).toBe('ws://relay:15001/stream1');
    expect(socket.sent).toEqual([]);
    socket.open();
    expect(socket.sent).toEqual(rig.link.last().sent);
  });

  test.each([
    ['2500', 2500],
    ['2504.7', 2500],
    ['90000', 60_000],
    ['0', 0],
    ['-20', 0],
    ['2s', null],
    ['', null],
  ])('tells the delay that a URL’s options say: %j', (given, delay) => {
    expect(readOptions(`?delay=${given}`).options.delay).toBe(delay);
    const socket = only(openEarly(`/overlay/stream1?theme=light&delay=${given}&safe`).sockets);
    socket.open();
    // One below nothing is none, and whoever says none has none.
    expect(Object(socket.sent[0]).delay ?? 0).toBe(delay ?? 0);
  });

  test('[V1] registers with a delay exactly as the viewer would', () => {
    const rig = createViewerRig({}, { delay: 2500, query: '?delay=2500&name=OBS+program' });
    rig.viewer.start();
    rig.link.last().open(false);
    const socket = only(openEarly('/overlay/stream1?delay=2500&name=OBS+program').sockets);
    socket.open();
    expect(socket.sent).toEqual(rig.link.last().sent);
    expect(socket.sent[0]).toHaveProperty('delay', 2500);
  });

  test('[V16] [S20] sends the key of its fragment exactly as the viewer would, and tells it nowhere else', () => {
    const rig = createViewerRig({}, { key: keyInFragment('#k=K7Q-x_9'), query: '?theme=led&name=OBS+program' });
    rig.viewer.start();
    rig.link.last().open(false);
    const socket = only(openEarly('/overlay/stream1?theme=led&name=OBS+program#k=K7Q-x_9').sockets);
    socket.open();
    expect(socket.sent).toEqual(rig.link.last().sent);
    expect(socket.sent[0]).toHaveProperty('key', 'K7Q-x_9');
    expect(socket.url).not.toContain('K7Q');
  });

  test.each(['#k=', '#x=K7Q', '#k=K7Q&x', '#k=K 7', `#k=${'x'.repeat(129)}`, '#K7Q', ''])(
    'takes no key from the fragment %j, as the viewer does not',
    (hash) => {
      expect(keyInFragment(hash)).toBeUndefined();
      const socket = only(openEarly(`/overlay/stream1${hash}`).sockets);
      socket.open();
      expect(socket.sent[0]).not.toHaveProperty('key');
    },
  );

  test('leaves a name out that it cannot read', () => {
    const socket = only(openEarly('/overlay/stream1/?name=%E0%A4%A').sockets);
    socket.open();
    expect(socket.sent).toEqual([
      {
        type: 'register',
        stream: 'stream1',
        role: 'viewer',
        protocol: 1,
        viewport: { width: 1920, height: 1080 },
        query: '?name=%E0%A4%A',
      },
    ]);
  });

  test.each([
    '',
    '?theme=led&homeName=A%26B',
    `?homeLogo=data:image/png;base64,${'x'.repeat(5000)}&theme=led`,
    `?${'strapLine=x&'.repeat(500)}`,
  ])('[V16] tells of its query what the viewer does, within bounds: %#', (search) => {
    const socket = only(openEarly(`/overlay/stream1${search}`).sockets);
    socket.open();
    const query = Object(socket.sent[0]).query;
    expect(query).toBe(toldQuery(search));
    expect(query.length).toBeLessThanOrEqual(QUERY_LENGTH_MAX);
    expect(readOptions(query).options.theme).toBe(readOptions(search).options.theme);
  });

  test.each(['/', '/preview/stream1', '/overlay', '/overlay/a%20b', '/overlay/a/b', '/test'])(
    'opens nothing on %s',
    (path) => {
      expect(openEarly(path).sockets).toEqual([]);
    },
  );
});

describe('the viewer’s first connection', () => {
  beforeEach(() => {
    vi.stubGlobal('WebSocket', { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('is the early socket: what came before is heard first, then what comes, each once', async () => {
    const { socket, told, settled } = adopt((socket) => {
      socket.open();
      socket.say('a');
      socket.say('b');
    });
    expect(told).toEqual([]);
    await settled();
    socket.say('c');
    socket.end(4503);
    expect(told).toEqual(['open true', 'a', 'b', 'c', 'closed 4503']);
    expect(socket.onmessage).toBeNull();
  });

  test('is the early socket that is still opening', async () => {
    const { socket, told, settled } = adopt(() => undefined);
    await settled();
    socket.open();
    socket.say('a');
    expect(told).toEqual(['open true', 'a']);
    expect(socket.sent).toHaveLength(1);
  });

  test('that is let go tells nothing more', async () => {
    const { socket, told, connection, settled } = adopt((socket) => {
      socket.open();
      socket.say('a');
    });
    connection.close();
    expect(socket.readyState).toBe(2);
    await settled();
    socket.say('b');
    socket.end(1000);
    expect(told).toEqual([]);
  });
});

describe('the notice for old engines', () => {
  test('says in plain text what is too old, and keeps the page from starting', () => {
    const { text, isRoot } = openWith('Mozilla/5.0 Chrome/102.0.5005.63 Safari/537.36 OBS/27.2.4');
    expect(text).toContain('needs Chromium 103 or newer; this program brings 102.');
    expect(isRoot).toBe(false);
  });

  test('says it in CasparCG’s log and not on the air', () => {
    const error = vi.fn<(text: string) => void>();
    const old = 'Mozilla/5.0 Chrome/71.0.3578.98 Safari/537.36';
    expect(openWith(old, { caspar: {}, console: { error } })).toEqual({ text: '', isRoot: false });
    expect(error.mock.calls.join()).toContain('CasparCG: version 2.4 or newer');
  });

  test.each(['Chrome/103.0.5060.134 OBS/30.0.0', 'HeadlessChrome/127.0.6533.0', 'Version/17.4 Safari/605.1.15'])(
    'says nothing on %s',
    (userAgent) => {
      expect(openWith(userAgent)).toEqual({ text: '', isRoot: true });
    },
  );

  test('is written in ES5, as are all inline scripts', () => {
    expect(`${OPENER}${CALLS}${NOTICE}`).not.toMatch(/=>|`|\b(?:const|let|class|async)\b(?! the|s\b)|\?\.|\?\?/);
  });
});
