import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { EMPTY_DESK } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';
import { FILES_MS, FILES_RETRY_MS } from '../limits.ts';
import { silentLog } from '../log.ts';
import { folderOf, onlyFirst, textFileOf } from './text-file-name.ts';
import type { ToldStream } from './outlet.ts';
import { createTextFiles } from './text-files.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-texts-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function createBoard(id = 'stream1') {
  let values: Values = {};
  let mark = 0;
  const stream: ToldStream = {
    id,
    mark: () => String(mark),
    told: () => ({ pack: undefined, desk: EMPTY_DESK, values, source: { status: 'live' }, at: 0 }),
  };
  return {
    stream,
    show(next: Values) {
      values = next;
      mark += 1;
    },
  };
}

function start(streams: readonly ToldStream[], folder = path.join(dir, 'out')) {
  const time = createManualTime();
  const files = createTextFiles({
    dir: folder,
    time,
    log: silentLog,
    streams: () => streams,
    origin: 'http://localhost:15001',
  });
  return { time, files, folder, read: (...names: string[]) => readFile(path.join(folder, ...names), 'utf8') };
}

test('[O4] each column is a file of its own, whole and without a line end, and follows what is on air', async () => {
  const board = createBoard();
  board.show({ clock: '12:34', 'home.score': '2', 'home.name': 'Löwen <b>&' });
  const { time, files, read } = start([board.stream]);
  time.advance(0);
  await vi.waitFor(async () => expect(await read('stream1', 'HomeName.txt')).toBe('Löwen <b>&'));
  await vi.waitFor(async () => expect(await read('stream1', 'UpdatedAt.txt')).toBe('1970-01-01T00:00:00.000Z'));
  expect(await read('stream1', 'Clock.txt')).toBe('12:34');
  expect(await read('stream1', 'AwayScore.txt')).toBe('');

  board.show({ clock: '12:33', 'home.score': '3' });
  await vi.waitFor(async () => {
    time.advance(FILES_MS);
    expect(await read('stream1', 'HomeScore.txt')).toBe('3');
  });
  // Nothing that stood there stays for good.
  await vi.waitFor(async () => expect(await read('stream1', 'HomeName.txt')).toBe(''));
  expect((await readdir(path.join(dir, 'out', 'stream1'))).filter((name) => !name.endsWith('.txt'))).toEqual([]);
  expect(files.alarms()).toEqual([]);
  await files.close();
});

test('[O4] what has not changed is not written again, and a column that is gone is emptied', async () => {
  const board = createBoard();
  board.show({ clock: '1:00', lamp: 'on' });
  const { time, files, folder, read } = start([board.stream]);
  time.advance(0);
  await vi.waitFor(async () => expect(await read('stream1', 'Lamp.txt')).toBe('on'));
  await vi.waitFor(async () => expect(await read('stream1', 'Clock.txt')).toBe('1:00'));
  await writeFile(path.join(folder, 'stream1', 'Clock.txt'), 'by hand');
  board.show({ clock: '1:00' });
  await vi.waitFor(async () => {
    time.advance(FILES_MS);
    expect(await read('stream1', 'Lamp.txt')).toBe('');
  });
  expect(await read('stream1', 'Clock.txt')).toBe('by hand');
  await files.close();
});

test('[O4] what another sport left in the folder is emptied at the start and after a fault, and no other file is touched', async () => {
  const board = createBoard();
  board.show({ clock: '1:00' });
  const folder = path.join(dir, 'out', 'stream1');
  await mkdir(folder, { recursive: true });
  const left = async (): Promise<void> => {
    await writeFile(path.join(folder, 'HomePenalty1Player.txt'), '17');
    await writeFile(path.join(folder, 'Down.txt'), '3rd');
  };
  await left();
  await writeFile(path.join(folder, 'Sponsor.txt'), 'by the crew');
  await writeFile(path.join(folder, 'Down.md'), 'by the crew');
  await mkdir(path.join(folder, 'HomeWickets.txt'));
  const { time, files, read } = start([board.stream]);
  time.advance(0);
  await vi.waitFor(async () => expect(await read('stream1', 'UpdatedAt.txt')).toBe('1970-01-01T00:00:00.000Z'));
  await vi.waitFor(async () => {
    expect(await read('stream1', 'HomePenalty1Player.txt')).toBe('');
    expect(await read('stream1', 'Down.txt')).toBe('');
  });
  expect(await read('stream1', 'Sponsor.txt')).toBe('by the crew');
  expect(await read('stream1', 'Down.md')).toBe('by the crew');
  expect(files.alarms()).toEqual([]);

  await left();
  await rm(path.join(folder, 'Clock.txt'));
  await mkdir(path.join(folder, 'Clock.txt', 'in the way'), { recursive: true });
  board.show({ clock: '2:00' });
  await vi.waitFor(() => {
    time.advance(FILES_MS);
    expect(files.alarms()).toHaveLength(1);
  });
  await rm(path.join(folder, 'Clock.txt'), { recursive: true });
  await vi.waitFor(async () => {
    time.advance(FILES_RETRY_MS);
    expect(await read('stream1', 'Clock.txt')).toBe('2:00');
    expect(await read('stream1', 'HomePenalty1Player.txt')).toBe('');
    expect(await read('stream1', 'Down.txt')).toBe('');
  });
  await files.close();
});

test('[G5] a stream that is gone is forgotten, and written whole once it is back', async () => {
  const board = createBoard();
  board.show({ clock: '1:00' });
  const there = [board.stream];
  const { time, files, folder, read } = start(there);
  time.advance(0);
  await vi.waitFor(async () => expect(await read('stream1', 'UpdatedAt.txt')).toBe('1970-01-01T00:00:00.000Z'));
  there.length = 0;
  await writeFile(path.join(folder, 'stream1', 'Clock.txt'), 'by hand');
  const other = createBoard('stream2');
  there.push(other.stream);
  await vi.waitFor(async () => {
    time.advance(FILES_MS);
    expect(await read('stream2', 'UpdatedAt.txt')).toBe('1970-01-01T00:00:00.000Z');
  });
  there.push(board.stream);
  await vi.waitFor(async () => {
    time.advance(FILES_MS);
    expect(await read('stream1', 'Clock.txt')).toBe('1:00');
  });
  await files.close();
});

test('[O4] a folder that cannot be written is an alarm, and is written whole once it can', async () => {
  const board = createBoard();
  board.show({ clock: '1:00' });
  const folder = path.join(dir, 'taken');
  await writeFile(folder, 'a file where the folder is to be');
  const { time, files, read } = start([board.stream], folder);
  time.advance(0);
  await vi.waitFor(() => expect(files.alarms()).toEqual([expect.stringContaining(`is ${folder} there`)]));
  await rm(folder);
  await vi.waitFor(async () => {
    time.advance(FILES_RETRY_MS);
    expect(await read('stream1', 'Clock.txt')).toBe('1:00');
    expect(files.alarms()).toEqual([]);
  });
  await files.close();
});

test('[O4] names are good on every disk, and no stream leads out of the folder', () => {
  expect(['con', 'NUL', 'Com1', '..', '.git', 'a.', 'court-1', 'nul.1'].map(folderOf)).toEqual([
    'con_',
    'NUL_',
    'Com1_',
    '__',
    '_git',
    'a_',
    'court-1',
    'nul_.1',
  ]);
  expect(textFileOf('Aux')).toBe('Aux_.txt');
  expect(onlyFirst(['Lamp', 'LAMP', 'lamp2'], (name) => name)).toEqual(['Lamp', 'lamp2']);
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.-]{1,64}$/), (stream) => {
      const folder = folderOf(stream);
      expect(path.dirname(path.join('out', folder))).toBe('out');
      expect(folder).toMatch(/^[^.].*[^.]$|^[^.]$/);
    }),
  );
});
