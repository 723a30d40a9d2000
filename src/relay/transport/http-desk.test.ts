import { afterEach, describe, expect, test } from 'vitest';
import { decodeStreamList } from '#protocol/api.ts';
import { decodeDeskView } from '#protocol/desk.ts';
import { systemTime } from '#lib/system-time.ts';
import { startRelay } from '../main.ts';
import { createMemoryStore } from '../snapshots/memory-store.ts';
import { createBuiltPage } from '../testing/built-page.ts';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** A relay, and how to ask its API of the stream `game`. */
async function start(
  buttonKey?: string,
): Promise<(path: string, init?: RequestInit) => Promise<{ status: number; text: string; type: string }>> {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  const relay = await startRelay(
    { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'error', buttonKey },
    { time: systemTime, store: createMemoryStore() },
  );
  cleanUps.push(() => relay.close());
  return async (path, init) => {
    const answer = await fetch(`http://127.0.0.1:${relay.port}/api/streams/game/${path}`, init);
    return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') ?? '' };
  };
}

function json(body: unknown, method = 'POST', headers: Readonly<Record<string, string>> = {}): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
}

const override = { do: 'override', field: 'home.score', value: '58' };

describe('the desk over HTTP', () => {
  test('[K1] a command is done, is stale, makes no sense or is none', async () => {
    const ask = await start();
    const done = await ask('commands', json({ command: override, who: 'Ann' }));
    expect([done.status, JSON.parse(done.text)]).toMatchObject([200, { view: { rev: 1, state: { overrides: {} } } }]);
    const stale = await ask('commands', json({ command: { do: 'hide' }, expects: 0 }));
    expect([stale.status, JSON.parse(stale.text)]).toMatchObject([
      409,
      { error: 'the desk is at revision 1 by now', view: { rev: 1, audit: [{ who: 'Ann', command: override }] } },
    ]);
    const senseless = await ask('commands', json({ command: { do: 'clock-start' } }));
    expect([senseless.status, JSON.parse(senseless.text)]).toMatchObject([422, { code: 'no-clock', view: { rev: 1 } }]);
  });

  test.each([
    [{}, 'command: expected "command", got undefined'],
    [{ command: { do: 'explode' } }, 'command.do: expected'],
    [{ command: { ...override, field: '__proto__' } }, 'command.field: expected'],
    [{ command: { do: 'delay', ms: 60_010 } }, 'command.ms: expected <=60000'],
    [{ command: { do: 'delay', ms: 15 } }, 'command.ms: expected %10'],
    [{ command: { do: 'team', side: 'home', color: 'red' } }, 'command.color: expected'],
    [{ command: { do: 'team', side: 'home', logo: '//evil.example/x.png' } }, 'command.logo: expected'],
    [{ command: { do: 'hide' }, expects: -1 }, 'expects: expected >=0'],
  ])('[K1] %j is refused at the door', async (body, error) => {
    const ask = await start();
    const answer = await ask('commands', json(body));
    const fault: unknown = expect.stringContaining(error);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([400, { error: fault, code: 'unfit', about: [fault] }]);
    expect(JSON.parse((await ask('desk')).text)).toMatchObject({ rev: 0 });
  });

  test('[K1] each command has a route of its own, with its words beside the rest, by POST and PUT', async () => {
    const ask = await start();
    expect((await ask('nudge', json({ field: 'home.score', by: 2, who: 'Deck' }))).status).toBe(200);
    expect((await ask('delay', json({ ms: 1_500 }, 'PUT'))).status).toBe(200);
    expect((await ask('undo', { method: 'POST' })).status).toBe(200);
    const view = decodeDeskView((await ask('desk')).text);
    expect(view).toMatchObject({
      ok: true,
      value: { rev: 3, undo: 1, state: { delay: 0, overrides: { 'home.score': '2' } } },
    });
  });

  test('[K1] what is no JSON is refused with what was expected, and so is JSON that does not say that it is', async () => {
    const ask = await start();
    const headers = { 'content-type': 'application/json' };
    for (const [init, status, fault] of [
      [{ method: 'POST', body: 'field=home.score' }, 415, 'content-type: expected application/json'],
      [{ method: 'POST', headers, body: '{bad' }, 400, 'the body: expected a JSON object'],
      [{ method: 'POST', headers }, 400, 'the body: expected a JSON object'],
    ] as const) {
      const { text, ...answer } = await ask('nudge', init);
      expect([answer.status, JSON.parse(text)]).toEqual([status, { error: fault, code: 'unfit', about: [fault] }]);
    }
  });

  test('[K2] to look at the desk of a stream that nobody knows makes none', async () => {
    const ask = await start();
    expect(decodeDeskView((await ask('desk')).text)).toMatchObject({ ok: true, value: { stream: 'game', rev: 0 } });
    expect((await ask('audit')).text).toBe('');
    expect(JSON.parse((await ask('../../streams')).text)).toEqual({ build: 'build1', streams: [] });
    expect((await ask('../game')).status).toBe(404);
    await ask('commands', json({ command: { do: 'swap' } }));
    expect(JSON.parse((await ask('desk')).text)).toMatchObject({ rev: 1 });
  });

  test('[H1] a stream is listed by what was said at its desk, without any feed', async () => {
    const ask = await start();
    await ask('commands', json({ command: { do: 'team', side: 'home', name: 'Lions' } }));
    const list = decodeStreamList((await ask('../../streams')).text);
    expect(list).toMatchObject({
      ok: true,
      value: { streams: [{ id: 'game', source: { status: 'none' }, values: {} }] },
    });
    expect((await ask('../game')).status).toBe(200);
    await ask('commands', json({ command: override }));
    expect(JSON.parse((await ask('../game')).text)).toMatchObject({ source: { status: 'none' }, publisher: null });
  });

  test('[K4] the audit comes as JSON lines and as CSV, in which nothing runs', async () => {
    const ask = await start();
    await ask('commands', json({ command: { do: 'texts', title: 'Cup, "Final"' }, who: '=1+1' }));
    const lines = await ask('audit');
    expect([lines.type, lines.text.split('\n').length]).toEqual(['application/jsonl; charset=utf-8', 2]);
    expect(JSON.parse(lines.text)).toMatchObject({ rev: 1, who: '=1+1', command: { do: 'texts' } });
    const csv = await ask('audit?format=csv');
    expect(csv.type).toBe('text/csv; charset=utf-8');
    const [head, row] = csv.text.split('\r\n');
    expect(head).toContain('revision,time,who,watches,command,words');
    expect(row).toMatch(/^1,[\d:.TZ-]+,'=1\+1,program,texts,"\{""title"":""Cup, \\""Final\\""""\}"$/);
  });

  test('[K8] texts are rid of controls and of marks that turn the direction of what stands beside them', async () => {
    const ask = await start();
    const name = ' Li\u202eons\u0007\u200b ';
    await ask('commands', json({ command: { do: 'team', side: 'home', name }, who: '\u2066Ann\n' }));
    await ask('override', json({ field: 'home.\u202escore', value: '\u200f58 ' }));
    expect(JSON.parse((await ask('desk')).text)).toMatchObject({
      state: { teams: { home: { name: 'Lions' } }, overrides: { 'home.score': '58' } },
      audit: [{ who: 'Ann', command: { name: 'Lions' } }, {}],
    });
  });

  test('[K4] what a show’s file says of a stream is one step, and one step back', async () => {
    const ask = await start();
    const nobody = { name: null, short: null, color: null, logo: null };
    const words = {
      teams: { home: { ...nobody, name: 'Lions' }, away: nobody },
      texts: { title: 'Cup', subtitle: null, strapName: null, strapLine: null, strapTeam: null },
      look: { theme: 'slim', layout: null },
      names: { 'Field 7': 'home.score' },
    };
    expect((await ask('set-up', json({ ...words, names: { 'Field 7': '__proto__' } }))).status).toBe(400);
    expect(JSON.parse((await ask('set-up', json(words))).text)).toMatchObject({ view: { rev: 1, state: words } });
    expect(JSON.parse((await ask('undo', json({}))).text)).toMatchObject({
      view: { rev: 2, state: { names: {}, look: { theme: null } } },
    });
  });

  test('[K8] a page of another origin commands nothing, and a form is no command', async () => {
    const ask = await start();
    const foreign = await ask('commands', json({ command: override }, 'POST', { origin: 'http://evil.example' }));
    expect(foreign.status).toBe(403);
    const crossSite = await ask('undo', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
    expect(crossSite.status).toBe(403);
    const form = await ask('commands', { method: 'POST', body: JSON.stringify({ command: override }) });
    expect(form.status).toBeGreaterThanOrEqual(400);
    expect(JSON.parse((await ask('desk')).text)).toMatchObject({ rev: 0 });
  });

  test('[K9] a button box that can only GET commands with its key, which is off where none was set', async () => {
    const off = await start();
    expect((await off('press/hide?key=12345678')).status).toBe(404);
    const ask = await start('12345678');
    expect((await ask('press/hide')).status).toBe(403);
    expect((await ask('press/hide?key=123456789')).status).toBe(403);
    expect((await ask('press/nudge?key=12345678&field=home.score&by=-1&who=Box')).status).toBe(200);
    expect((await ask('press/override?key=12345678&field=period&value=2')).status).toBe(200);
    expect((await ask('press/phase?key=12345678&phase=null')).status).toBe(200);
    expect((await ask('press/explode?key=12345678')).status).toBe(400);
    const crossSite = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await ask('press/hide?key=12345678', crossSite)).status).toBe(403);
    const typed = { headers: { 'sec-fetch-site': 'none' } };
    expect((await ask('press/show?key=12345678', typed)).status).toBe(200);
    expect((await ask('undo', { method: 'POST', ...typed })).status).toBe(403);
    expect(JSON.parse((await ask('desk')).text)).toMatchObject({
      state: { overrides: { 'home.score': '0', period: '2' }, hidden: false },
      audit: [{ who: 'Box' }, { who: '' }],
    });
  });

  test('[K9] takes a number for a text where a text is meant', async () => {
    const ask = await start('12345678');
    expect((await ask('press/team?key=12345678&side=home&short=49')).status).toBe(200);
    expect((await ask('press/cue?key=12345678&kind=text&text=100&ms=2000')).status).toBe(200);
    expect((await ask('press/override?key=12345678&field=7&value=7')).status).toBe(200);
    expect((await ask('press/hide?key=1&key=2')).status).toBe(403);
  });

  test('[K9] says a part of a word by a dotted name, and nothing that is no word of a command', async () => {
    const ask = await start('12345678');
    const press = (query: string) => ask(`press/${query.replace('?', '?key=12345678&')}`);
    expect((await press('guard?guard=normal&numbers.implausibleMs=4000&numbers.readings=3')).status).toBe(200);
    const game = 'teams.home.name=49&teams.away.name=Bears&teams.away.color=%230a3d91&texts.title=Cup';
    expect((await press(`new-game?${game}`)).status).toBe(200);
    expect(JSON.parse((await ask('desk')).text)).toMatchObject({
      state: {
        // It holds for the next game as well.
        guard: 'normal',
        guardNumbers: { implausibleMs: 4000, readings: 3 },
        teams: { home: { name: '49', logo: null }, away: { name: 'Bears', color: '#0a3d91' } },
        texts: { title: 'Cup', subtitle: null },
      },
      audit: [{ command: { numbers: { implausibleMs: 4000, readings: 3 } } }, {}],
    });
    expect((await press('new-game?teams.home.name=Lions')).status).toBe(400);
    for (const name of ['teams.__proto__.name', 'texts.__proto__', '__proto__', 'teams.home.constructor'])
      expect((await press(`new-game?${name}=x&texts.title=Cup&teams.home.name=L&teams.away.name=B`)).status).toBe(200);
    expect(({} as { name?: unknown }).name).toBeUndefined();
    expect((await press('override?field=home.score&value=5')).status).toBe(200);
  });

  test('[K9] says every number of a command, and several words with a comma between them', async () => {
    const ask = await start('12345678');
    const press = async (query: string): Promise<unknown> => {
      const { status, text } = await ask(`press/${query.replace('?', '?key=12345678&')}`);
      expect(status, `${query}: ${text}`).toBe(200);
      return Reflect.get(Object(JSON.parse(text)), 'view');
    };
    expect(await press('clock-feed?away=5000')).toMatchObject({ state: { feedClock: { away: 5_000 } } });
    expect(await press('events?events=auto&vetoMs=2000&also=point,foul')).toMatchObject({
      state: { events: { mode: 'auto', vetoMs: 2_000, also: ['point', 'foul'] } },
    });
    expect(await press('events?also=period')).toMatchObject({ state: { events: { also: ['period'] } } });
    expect(await press('events?also=')).toMatchObject({ state: { events: { also: [] } } });
  });

  test('[K12] the sport is said by POST and by a button that can only GET, and an unknown one is refused', async () => {
    const ask = await start('12345678');
    expect((await ask('sport', json({ sport: 'waterpolo', rules: 'nfhs' }))).status).toBe(200);
    const unknown = await ask('sport', json({ sport: 'quidditch' }));
    expect([unknown.status, JSON.parse(unknown.text)]).toMatchObject([
      422,
      {
        error: expect.stringContaining('sport: expected one of basketball'),
        code: 'unknown-sport',
        about: ['quidditch', expect.stringContaining('basketball, ')],
        view: { sport: { id: 'waterpolo' } },
      },
    ]);
    expect((await ask('press/sport?key=12345678&sport=null')).status).toBe(200);
    expect(JSON.parse((await ask('desk')).text)).toMatchObject({
      sport: { id: null },
      state: { sport: { rules: null } },
    });
  });

  test('[K10] a picture is sent, and served as what it is', async () => {
    const ask = await start();
    const png = Buffer.from('\u0089PNG\r\n\u001a\n0123456789', 'latin1');
    const init = { method: 'PUT', body: png, headers: { 'content-type': 'image/png' } };
    const sent = await ask('../../logos/lions', init);
    const { path } = JSON.parse(sent.text) as { path: string };
    expect([sent.status, path]).toEqual([200, expect.stringMatching(/^\/uploads\/lions-\w+\.png$/)]);
    expect(await ask(`../../..${path}`)).toMatchObject({ status: 200, type: 'image/png' });
    for (const [body, status, code] of [
      ['words', 422, 'logo-kind'],
      [Buffer.alloc(1024 * 1024), 413, 'too-large'],
    ] as const) {
      const refused = await ask('../../logos/lions', { ...init, body });
      expect([refused.status, JSON.parse(refused.text)]).toMatchObject([status, { code }]);
    }
    expect((await ask('../../logos/lions', json({}, 'PUT'))).status).toBe(415);
    expect((await ask('../../../uploads/nothing.png')).status).toBe(404);
  });
});
