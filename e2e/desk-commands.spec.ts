/** From an operator's command to the picture: relay and page together. */
import { expectShown } from './support/overlay.ts';
import { expect, test } from './support/test.ts';

test('[V15] an operator’s commands to the relay are on air, and there again when the page is loaded anew @engine', async ({
  page,
  origin,
  stream,
  publisher,
  openOverlay,
}) => {
  const command = async (words: Readonly<Record<string, unknown>>): Promise<void> => {
    const answer = await fetch(`${origin}/api/streams/${stream}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ command: words, who: 'Ann' }),
    });
    expect(answer.status).toBe(200);
  };
  publisher.send({ score_a: '56', score_b: '61', time: '3:12', quarter: '2' });
  const overlay = await openOverlay('?homeName=Lions&sport=basketball&show=bug');
  await expectShown(overlay, { 'home.score': '56' });
  await command({ do: 'team', side: 'home', name: 'Wolves', color: '#1d4e9e' });
  await command({ do: 'override', field: 'home.score', value: '58' });
  await expectShown(overlay, { 'home.score': '58' });
  await expect.poll(() => overlay.words()).toContain('WOLVES');
  await command({ do: 'cue', kind: 'text', side: 'home', text: 'Player of the month', ms: 30_000 });
  await expect.poll(() => overlay.text('home.name')).toBe('Wolves');
  await expect.poll(() => overlay.words()).toContain('PLAYER OF THE MONTH');
  await command({ do: 'cue-clear' });
  await expect.poll(() => overlay.count('[data-part="cue"]')).toBe(0);
  await command({ do: 'undo' });
  await expect.poll(() => overlay.words()).toContain('PLAYER OF THE MONTH');
  await command({ do: 'cue-clear' });
  await expect.poll(() => overlay.count('[data-part="cue"]')).toBe(0);
  await command({ do: 'cue', kind: 'goal', ms: 30_000 });
  await expect.poll(() => overlay.count('[data-part="cue"]')).toBe(1);
  await command({ do: 'phase', phase: 'break' });
  await expect.poll(() => overlay.words()).toContain('BREAK');

  await page.reload();
  await expectShown(overlay, { 'home.score': '58' });
  const words = await overlay.words();
  expect([words.includes('WOLVES'), words.includes('BREAK'), words.includes('GOAL')]).toEqual([true, true, false]);
  await command({ do: 'hide' });
  await expect.poll(() => overlay.style('display')).toBe('none');
  await page.reload();
  await expectShown(overlay, { 'home.score': '58' });
  expect(await overlay.style('display')).toBe('none');
  await command({ do: 'show' });
  await command({ do: 'release-all' });
  await expectShown(overlay, { 'home.score': '56' });
  expect(await overlay.isSeen('home.score')).toBe(true);
});
