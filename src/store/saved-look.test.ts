import { describe, expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import type { LookFiles } from './look-files.ts';
import { fetchLookAgain } from './saved-look.ts';

const LAYOUT: LookFiles['layout'] = {
  name: 'Old',
  position: 'tl',
  labels: { en: {} },
  root: { kind: 'row', children: [] },
};
const THEME: LookFiles['theme'] = { name: 'Old', home: '#aa0000', away: '#0000aa', tokens: {} };
const WISH = { layout: 'derby', theme: 'club' };
const SHOWN: LookFiles = {
  layout: LAYOUT,
  theme: THEME,
  pack: undefined,
  paths: ['/layouts/derby.json', '/themes/club.json'],
  faults: [],
};

test('[L6] both files are asked for by the word that was heard', async () => {
  const asked: string[] = [];
  const fresh = await fetchLookAgain(SHOWN, WISH, 'air=w1', {
    time: createManualTime(),
    fetch: (path) => {
      asked.push(path);
      return Promise.resolve(Response.json({ ...(path.startsWith('/layouts') ? LAYOUT : THEME), name: 'New' }));
    },
  });
  expect(asked).toEqual(['/layouts/derby.json?air=w1', '/themes/club.json?air=w1']);
  expect(fresh).toMatchObject({ layout: { name: 'New' }, theme: { name: 'New' }, paths: SHOWN.paths });
});

test('[L6] a file that could not be had at first, and is there now, is no fault any more', async () => {
  const faults = ['/layouts/derby.json: not there', '/themes/club.json: not there', 'lang: expected a language'];
  const fresh = await fetchLookAgain({ ...SHOWN, faults }, WISH, 'saved=v1', {
    time: createManualTime(),
    fetch: (path) => Promise.resolve(Response.json(path.startsWith('/layouts') ? LAYOUT : null)),
  });
  expect(fresh.faults).toEqual(['/themes/club.json: not there', 'lang: expected a language']);
});

test('[L6] [G4] what is not there, or is something else, stays as it is', async () => {
  const fresh = await fetchLookAgain(SHOWN, WISH, 'air=w1', {
    time: createManualTime(),
    fetch: (path) =>
      Promise.resolve(path.startsWith('/layouts') ? new Response('', { status: 404 }) : Response.json({})),
  });
  expect(fresh).toEqual(SHOWN);
});

test('[L6] a server that does not answer is asked again, and at last what is shown stays', async () => {
  const time = createManualTime();
  let asked = 0;
  const looking = fetchLookAgain(SHOWN, WISH, 'air=w1', {
    time,
    fetch: () => {
      asked += 1;
      return Promise.reject(new TypeError('no network'));
    },
  });
  for (let second = 0; second < 10; second += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    time.advance(1_000);
  }
  expect(await looking).toEqual(SHOWN);
  expect(asked).toBe(10);
});

describe('[L6] a theme that is drawn for another variant now', () => {
  const paths: LookFiles['paths'] = ['/layouts/hockey/bar-tall.json', '/themes/club.json'];

  async function again(variant: string, wish: { readonly layout: string | null }): Promise<LookFiles> {
    return fetchLookAgain({ ...SHOWN, paths }, { theme: 'club', ...wish }, 'air=w1', {
      time: createManualTime(),
      fetch: (path) =>
        Promise.resolve(
          path.startsWith('/themes') ? Response.json({ ...THEME, variant }) : Response.json({ ...LAYOUT, name: path }),
        ),
    });
  }

  test('takes the layout with it', async () => {
    expect(await again('stack', { layout: null })).toMatchObject({
      layout: { name: '/layouts/hockey/stack-tall.json?air=w1' },
      theme: { variant: 'stack' },
      paths: ['/layouts/hockey/stack-tall.json', '/themes/club.json'],
    });
  });

  test('does not where the layout was named, or the variant is none', async () => {
    for (const [variant, layout] of [
      ['stack', 'bar'],
      ['nosuch', null],
      ['bar', null],
    ] as const) {
      expect(await again(variant, { layout })).toMatchObject({
        layout: { name: '/layouts/hockey/bar-tall.json?air=w1' },
        theme: { variant },
        paths,
      });
    }
  });
});
