import { readdirSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { beforeAll, expect, test } from 'vitest';

/** What each room may import beside itself, and which packages; docs/ARCHITECTURE.md says why. `files` narrows a package to some files. */
interface Room {
  readonly rooms: readonly string[];
  readonly packages?: readonly { readonly name: string; readonly files?: RegExp }[];
}

const react = [{ name: 'react' }, { name: 'react-dom', files: /-page\.tsx$|follow-air\.tsx$|ograf-picture\.tsx$/ }];
const valibot = [{ name: 'valibot' }];
const page: Room = {
  rooms: ['lib', 'protocol', 'scoreboard', 'layout', 'viewer', 'store', 'graphic'],
  packages: react,
};

const ROOMS: Readonly<Record<string, Room>> = {
  lib: { rooms: [] },
  protocol: { rooms: ['lib'], packages: valibot },
  scoreboard: { rooms: ['lib', 'protocol'], packages: valibot },
  layout: { rooms: ['lib', 'protocol', 'scoreboard'], packages: valibot },
  viewer: { rooms: ['lib', 'protocol'], packages: [{ name: 'reconnecting-websocket', files: /\/socket\.ts$/ }] },
  publisher: { rooms: ['lib', 'protocol', 'scoreboard'], packages: [{ name: 'ws', files: /\/ws-[^/]*\.ts$/ }] },
  relay: {
    rooms: ['lib', 'protocol', 'scoreboard', 'viewer'],
    packages: [
      { name: 'ws', files: /\/transport\// },
      { name: 'fastify', files: /\/transport\// },
      { name: '@fastify/static', files: /\/transport\// },
      { name: '@redis/client', files: /\/engine\/redis-dial\.ts$/ },
      { name: 'valibot' },
    ],
  },
  store: { rooms: ['lib', 'protocol', 'layout', 'viewer'], packages: [{ name: 'zustand' }, { name: 'react' }] },
  graphic: { rooms: ['lib', 'layout', 'store'], packages: [{ name: 'react' }] },
  overlay: page,
  preview: page,
  control: {
    ...page,
    packages: [
      ...react,
      { name: '@base-ui/react', files: /\/desk\/.*\.tsx$/ },
      { name: 'tinykeys', files: /use-shortcuts/ },
      { name: 'qr', files: /\/qr-[^/]*\.ts$/ },
    ],
  },
  cli: {
    rooms: ['lib', 'protocol', 'scoreboard', 'publisher', 'relay', 'layout', 'viewer'],
    packages: [{ name: 'commander' }],
  },
};

/** Rooms that run anywhere: no Node module either. */
const NO_NODE = new Set([
  'lib',
  'protocol',
  'scoreboard',
  'layout',
  'viewer',
  'store',
  'graphic',
  'overlay',
  'preview',
  'control',
]);
/** What stands outside of the rooms and opens them: the overlay's door, and that of the operators' pages behind it. */
const DOORS = new Set(['src/main.tsx', 'src/operator-pages.ts', 'src/template.ts']);
/** Fewer files read than this means that the graph was not read at all (dependency-cruiser with a TypeScript it does not know says nothing). */
const FILES_AT_LEAST = 150;

interface Arrow {
  readonly from: string;
  readonly to: string;
}

let files: string[] = [];
let arrows: Arrow[] = [];

beforeAll(async () => {
  const { output } = await cruise(
    ['src'],
    {
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.(test|contract|bench)\\.tsx?$' },
    },
    { conditionNames: ['import', 'types'], exportsFields: ['exports'], extensions: ['.ts', '.tsx', '.js'] },
  );
  const { modules } = output as ICruiseResult;
  files = modules.map((module) => module.source).filter((source) => source.startsWith('src/'));
  arrows = modules
    .filter((module) => module.source.startsWith('src/'))
    .flatMap((module) => module.dependencies.map((to) => ({ from: module.source, to: to.resolved })));
}, 60_000);

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function packageOf(path: string): string | undefined {
  return /node_modules\/(?:@types\/)?((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

function isAllowed({ from, to }: Arrow): boolean {
  const room = roomOf(from);
  if (room === undefined) return DOORS.has(from) || !to.startsWith('src/');
  const law = ROOMS[room];
  if (law === undefined) return false;
  if (to.endsWith('.css') || to.endsWith('.json')) return to.startsWith(`src/${room}/`);
  if (to.startsWith('src/')) {
    const target = roomOf(to);
    return target !== undefined && (target === room || law.rooms.includes(target));
  }
  const name = packageOf(to);
  if (name === undefined) return !NO_NODE.has(room) && (room !== 'publisher' || /\/ws-[^/]*\.ts$/.test(from));
  return law.packages?.some((entry) => entry.name === name && (entry.files?.test(from) ?? true)) ?? false;
}

test('the import graph was read', () => {
  expect(files.length).toBeGreaterThanOrEqual(FILES_AT_LEAST);
  expect(arrows.length).toBeGreaterThan(files.length);
});

test('every folder of src is a room that the table knows', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).filter((name) => ROOMS[name] === undefined)).toEqual([]);
});

test('every import keeps to the table', () => {
  expect(arrows.filter((arrow) => !isAllowed(arrow)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('nothing imports main, and main alone the other door', () => {
  expect(arrows.filter(({ from, to }) => DOORS.has(to) && from !== 'src/main.tsx')).toEqual([]);
});

test('the table would notice', () => {
  expect(isAllowed({ from: 'src/relay/stream.ts', to: 'src/store/feed.ts' })).toBe(false);
  expect(isAllowed({ from: 'src/graphic/graphic.tsx', to: 'src/protocol/down.ts' })).toBe(false);
  expect(isAllowed({ from: 'src/relay/stream.ts', to: 'node_modules/ws/index.js' })).toBe(false);
  expect(isAllowed({ from: 'src/viewer/viewer.ts', to: 'node:fs' })).toBe(false);
  expect(isAllowed({ from: 'src/relay/transport/ws.ts', to: 'node_modules/ws/index.js' })).toBe(true);
});
