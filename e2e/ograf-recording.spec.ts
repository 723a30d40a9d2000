/** A game that a relay told, recorded as a script would, shown by an OGraf graphic at any of its times. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { COMMAND } from './support/command.ts';
import { sayTo } from './support/desk.ts';
import { openHost, serveGraphics } from './support/graphics-host.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, startTestRelay, test } from './support/test.ts';

/** Listens to a stream's events as `curl -N … > file` does. */
async function recordEvents(url: string): Promise<{ readonly text: () => string; readonly stop: () => Promise<void> }> {
  const ending = new AbortController();
  const answer = await fetch(url, { signal: ending.signal });
  let text = '';
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk, { stream: true });
  })().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return {
    text: () => text,
    async stop() {
      ending.abort();
      await reading;
    },
  };
}

interface TimedAction {
  readonly timestamp: number;
  readonly action: { readonly type: string; readonly params: { readonly data?: Readonly<Record<string, string>> } };
}

test('boardcast ograf schedule makes of recorded events what goToTime shows them by @engine', async ({
  page,
  folder,
}) => {
  const relay = await startTestRelay(path.join(folder, 'data'));
  const publisher = await connectPublisher(relay.origin, '/rink');
  await sayTo(relay.origin, 'rink', 'sport', { sport: 'hockey' });
  await sayTo(relay.origin, 'rink', 'team', { side: 'home', name: 'Riverside Lions' });
  publisher.send({ score_a: '3', score_b: '2', time: '12:34', period: '2' });
  const recording = await recordEvents(`${relay.origin}/streams/rink/events`);
  await expect.poll(recording.text).toContain('12:34');
  for (const time of ['12:33', '12:32', '12:31']) {
    publisher.send({ time });
    await expect.poll(recording.text).toContain(time);
  }
  await sayTo(relay.origin, 'rink', 'override', { field: 'home.score', value: '4' });
  await sayTo(relay.origin, 'rink', 'cue', { kind: 'goal', side: 'home' });
  await expect.poll(recording.text).toContain('"goal"');
  await sayTo(relay.origin, 'rink', 'hide', {});
  await expect.poll(recording.text).toContain('"hidden":true');
  await recording.stop();
  await publisher.close();
  await relay.close();

  const file = path.join(folder, 'game.events');
  await writeFile(file, recording.text());
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [COMMAND, 'ograf', 'schedule', file]);
  expect(stderr).toMatch(/^hockey, \d+ actions in /);
  const { schedule } = JSON.parse(stdout) as { readonly schedule: readonly TimedAction[] };
  const timeOf = (name: string, value?: string): number => {
    const found = schedule.find(({ action }) =>
      value === undefined ? action.type === name : action.params.data?.[name] === value,
    );
    if (found === undefined) throw new Error(`nothing says ${name} ${value ?? ''}`);
    return found.timestamp;
  };

  const server = await serveGraphics();
  const host = await openHost(page, server.origin, 'server');
  const index = await host.tell<number>('load', 'boardcast-hockey-classic', {}, 'non-realtime');
  expect(await host.tell('call', index, 'setActionsSchedule', { schedule })).toEqual({ statusCode: 200 });
  const at = async (timestamp: number): Promise<unknown> => {
    expect(await host.tell('call', index, 'goToTime', { timestamp })).toEqual({ statusCode: 200 });
    return [
      await host.tell('isDrawn', index),
      await host.tell('text', index, 'clock'),
      await host.tell('text', index, 'home.score'),
    ];
  };
  // Backwards as well as forwards.
  expect(await at(timeOf('clock', '12:31'))).toEqual([true, '12:31', '3']);
  expect(await at(0)).toEqual([true, '12:34', '3']);
  expect(await host.tell('words', index)).toMatch(/Riverside Lions/i);
  expect(await at(timeOf('clock', '12:32') - 1)).toEqual([true, '12:33', '3']);
  await at(timeOf('customAction') + 1000);
  expect(await host.tell('words', index)).toMatch(/GOAL/);
  const risen = timeOf('homeScore', '4');
  expect(await at(risen)).toEqual([true, '12:31', '4']);
  const shown = await page.screenshot();
  // The desk took it off, and it is gone once its motion is over.
  await at(timeOf('stopAction') + 60_000);
  expect((await page.screenshot()).equals(shown)).toBe(false);
  await at(risen);
  expect((await page.screenshot()).equals(shown)).toBe(true);
  await server.close();
});
