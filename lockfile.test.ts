/** What runs on the crew's machine besides our own code is decided, and not by whoever made a package last. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as v from 'valibot';

/** What we import (each with its reason in the commit that brought it). */
const OURS = `
@base-ui/react @fastify/static @redis/client commander fastify qr react react-dom reconnecting-websocket tinykeys
valibot ws zustand
`;

/** What those bring along. A new name here is a decision: look at who keeps it and at what it does. */
const THEIRS = `
@babel/runtime @base-ui/utils @fastify/accept-negotiator @fastify/ajv-compiler @fastify/deepmerge
@fastify/error @fastify/fast-json-stringify-compiler @fastify/forwarded @fastify/merge-json-schemas
@fastify/proxy-addr @fastify/send @floating-ui/core @floating-ui/dom @floating-ui/react-dom @floating-ui/utils
@lukeed/ms @pinojs/redact abstract-logging ajv ajv-formats atomic-sleep avvio balanced-match brace-expansion
content-disposition cookie depd dequal escape-html fast-decode-uri-component fast-deep-equal
fast-json-stringify fast-querystring fast-uri fastify-plugin fastq find-my-way glob http-errors inherits
ipaddr.js json-schema-ref-resolver json-schema-traverse light-my-request lru-cache mime minimatch minipass
on-exit-leak-free path-scurry pino pino-abstract-transport pino-std-serializers process-warning
quick-format-unescaped real-require require-from-string reselect ret reusify rfdc safe-regex2
safe-stable-stringify scheduler secure-json-parse semver set-cookie-parser setprototypeof sonic-boom split2
statuses thread-stream toad-cache toidentifier use-sync-external-store
`;

/** Oldest versions that may run, and why. */
const OLDEST = {
  // Below 8.22.2 an idle socket kept up to 64 KiB; the bounds on fragments, chunks and pongs came with 8.23.
  ws: '8.23.0',
} as const;

/** Packages that may run a script when they are installed: none that runs on air, and of the tools those that fetch their own binary. */
const WITH_SCRIPT = ['esbuild'];

const packageSchema = v.object({
  version: v.optional(v.string()),
  integrity: v.optional(v.string()),
  dev: v.optional(v.boolean()),
  devOptional: v.optional(v.boolean()),
  optional: v.optional(v.boolean()),
  link: v.optional(v.boolean()),
  hasInstallScript: v.optional(v.boolean()),
  dependencies: v.optional(v.record(v.string(), v.string())),
});
const lock = v.parse(
  v.object({ packages: v.record(v.string(), packageSchema) }),
  JSON.parse(readFileSync('package-lock.json', 'utf8')),
);
const installed = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) =>
    Object.assign(entry, { name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length) }),
  );
const onAir = installed.filter(({ dev, devOptional, optional }) => !(dev ?? devOptional ?? optional ?? false));

function namesIn(text: string): string[] {
  return text.split(/\s+/).filter((name) => name !== '');
}

test('[S22] what we import is what is allowed', () => {
  expect(Object.keys(lock.packages['']?.dependencies ?? {}).sort()).toEqual(namesIn(OURS).sort());
});

test('[S22] what runs on air is what is allowed, however it came in', () => {
  const allowed = new Set(namesIn(OURS + THEIRS));
  const names = new Set(onAir.map(({ name }) => name));
  expect([...names].filter((name) => !allowed.has(name))).toEqual([]);
  expect([...allowed].filter((name) => !names.has(name))).toEqual([]);
});

test('[S22] nothing that runs on air is older than it may be', () => {
  for (const [name, oldest] of Object.entries(OLDEST)) {
    const versions = onAir.filter((entry) => entry.name === name).map(({ version }) => version ?? '');
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => version.localeCompare(oldest, 'en', { numeric: true }) < 0)).toEqual([]);
  }
});

test('[S22] every package is held to its content, comes from the registry, and runs no script when it is installed', () => {
  expect(installed.length).toBeGreaterThan(200);
  expect(installed.filter(({ integrity = '' }) => !integrity.startsWith('sha512-')).map(({ name }) => name)).toEqual(
    [],
  );
  expect(installed.filter(({ link }) => link === true).map(({ name }) => name)).toEqual([]);
  expect(installed.filter(({ hasInstallScript }) => hasInstallScript === true).map(({ name }) => name)).toEqual(
    WITH_SCRIPT,
  );
});
