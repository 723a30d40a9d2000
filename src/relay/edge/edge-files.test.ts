import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import type { Answered } from '../asked.ts';
import { createEdgeFiles } from './edge-files.ts';

async function textOf(found: Promise<Answered | undefined>): Promise<string | undefined> {
  return (await found)?.body.toString();
}

/** An upstream relay whose answers a test gives, one after the other. */
function createRig() {
  const time = createManualTime();
  const asked: {
    readonly target: string;
    readonly etag: string | undefined;
    readonly give: (answer: Answered | undefined) => void;
  }[] = [];
  const files = createEdgeFiles(
    (_method, target, { headers = {} } = {}) =>
      new Promise((give) => asked.push({ target, etag: headers['if-none-match'], give })),
    time,
  );
  const give = (text: string | undefined, status = 200): void =>
    asked
      .at(-1)
      ?.give(text === undefined ? undefined : { status, headers: { etag: `"${text}"` }, body: Buffer.from(text) });
  return { time, files, asked, give };
}

test('[N5] however many ask at once, the upstream relay is asked once, and not again within half a second', async () => {
  const { time, files, asked, give } = createRig();
  const found = Array.from({ length: 50 }, () => textOf(files.get('/themes/club.json')));
  give('one');
  expect(new Set(await Promise.all(found))).toEqual(new Set(['one']));
  time.advance(499);
  expect(await textOf(files.get('/themes/club.json'))).toBe('one');
  expect(asked).toHaveLength(1);
  time.advance(1);
  const next = textOf(files.get('/themes/club.json'));
  expect(asked[1]).toMatchObject({ etag: '"one"' });
  give('', 304);
  expect(await next).toBe('one');
});

test('[N5] [L6] what is put on air there is asked for anew at once, whatever is on its way', async () => {
  const { files, give, asked } = createRig();
  const before = textOf(files.get('/layouts/club.json'));
  files.renew();
  const after = textOf(files.get('/layouts/club.json'));
  expect(asked).toHaveLength(2);
  give('new');
  expect(await after).toBe('new');
  asked[0]?.give({ status: 200, headers: {}, body: Buffer.from('old') });
  await before;
  expect(await textOf(files.get('/layouts/club.json'))).toBe('new');
});

test('[N5] [G4] while it is away, what it gave last stands; what it has no more is gone', async () => {
  const { time, files, give } = createRig();
  const first = textOf(files.get('/logos/lions.png'));
  give('lions');
  expect(await first).toBe('lions');
  for (const status of [undefined, 503]) {
    time.advance(1000);
    const held = textOf(files.get('/logos/lions.png'));
    give(status === undefined ? undefined : '', status);
    expect(await held).toBe('lions');
  }
  time.advance(1000);
  const gone = textOf(files.get('/logos/lions.png'));
  give('', 404);
  expect(await gone).toBeUndefined();
});

test('[N5] [S14] strangers who ask for names that nobody has make it ask no more than so many at once, and keep no more than so many bytes', async () => {
  const { files, asked, give } = createRig();
  const strangers = Array.from({ length: 1000 }, (_, at) => files.get(`/logos/none${at}.png`));
  expect(asked).toHaveLength(32);
  for (const { give: answer } of asked) answer(undefined);
  await Promise.all(strangers);
  const big = 'x'.repeat(30 * 1024 * 1024);
  for (const name of ['a', 'b', 'c']) {
    const found = textOf(files.get(`/logos/${name}.png`));
    give(big);
    expect(await found).toBe(big);
  }
  void files.get('/logos/c.png');
  const count = asked.length;
  void files.get('/logos/a.png');
  expect(asked).toHaveLength(count + 1);
});
