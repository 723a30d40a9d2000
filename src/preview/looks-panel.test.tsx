// @vitest-environment happy-dom
import { act } from 'react';
import { expect, test } from 'vitest';
import type { LookList } from '#protocol/api.ts';
import { openPage } from './fake-page.tsx';
import { LooksPanel } from './looks-panel.tsx';
import { createPoll } from '#store/poll.ts';
import { watchLooks } from './saved-looks.ts';
import type { Tools } from './tools.tsx';

const LIST: LookList = {
  folder: true,
  fault: null,
  air: null,
  looks: [
    { kind: 'layout', name: 'derby', version: 'L2', onAir: false, faults: [] },
    { kind: 'theme', name: 'club', version: 'T1', onAir: true, faults: ['home: expected a colour'] },
    { kind: 'logo', name: 'cup.png', version: null, onAir: false, faults: ['file: expected a picture'] },
  ],
};

const panelOf = ({ api, time, visibility }: Tools) => (
  <LooksPanel saved={createPoll({ ask: watchLooks(api), time, visibility })} />
);

test('what is saved and not on air, and what is broken, is named; the button puts it on air', async () => {
  const page = await openPage(panelOf, { relay: { looks: LIST } });
  await page.pass(1);
  expect(page.text('[data-testid="looks-waiting"]')).toContain('derby (layout).');
  expect(page.text('[data-name="club"]')).toBe('club (theme) is shown as it was before:home: expected a colour');
  expect(page.text('[data-name="cup.png"]')).toContain('cannot be shown');

  await act(async () => {
    page.element.querySelector('button')?.click();
    await Promise.resolve();
  });
  expect(page.relay.airings).toBe(1);

  page.relay.looks = { ...LIST, looks: LIST.looks.map((row) => ({ ...row, onAir: row.version !== null })) };
  await page.pass(1000);
  expect(page.text('[data-testid="looks-waiting"]')).toBe('All that is saved and good is on air.');
  expect(page.element.querySelector('button')?.disabled).toBe(true);
  page.leave();
});

test('an airing that fails is said', async () => {
  const page = await openPage(panelOf, { relay: { looks: LIST } });
  await page.pass(1);
  page.relay.down = true;
  await act(async () => {
    page.element.querySelector('button')?.click();
    await Promise.resolve();
  });
  expect(page.text('section')).toContain('It is not on air: Boardcast cannot be reached.');
  page.leave();
});

test('a relay without a folder of layouts shows no panel', async () => {
  const page = await openPage(panelOf);
  await page.pass(1);
  expect(page.element.innerHTML).toBe('');
  page.leave();
});
