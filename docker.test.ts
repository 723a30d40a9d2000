/** Holds what docker/ says against what is there: settings as a relay reads them, scripts, paths, ports, volumes and names. Neither Docker nor Kubernetes is needed. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { parse, parseAllDocuments } from 'yaml';
import { strangeVariables } from '#cli/variables.ts';
import { readConfig, type RelayConfig } from '#relay/config.ts';
import { CLOSE_HANDSHAKE_MS, CLOSE_SETTLE_MS, FLUSH_MS_MAX, HTTP_IDLE_MS, LIBRARY_BYTES_MAX } from '#relay/limits.ts';

function text(name: string): string {
  return readFileSync(path.join('docker', name), 'utf8');
}

type Env = Readonly<Record<string, string>>;

const dockerfile = text('Dockerfile');
const caddyfile = text('Caddyfile');
const packageFile = v.parse(
  v.object({
    version: v.string(),
    bin: v.object({ boardcast: v.string() }),
    engines: v.object({ node: v.string() }),
    scripts: v.record(v.string(), v.string()),
    files: v.array(v.string()),
  }),
  JSON.parse(readFileSync('package.json', 'utf8')),
);

/** What the image says of its surroundings. */
const imageEnv: Env = Object.fromEntries(
  [...dockerfile.matchAll(/^(?:ENV)? +(\w+)=(\S+?)(?: \\)?$/gm)].map(([, name = '', value = '']) => [name, value]),
);
/** What compose puts where nothing is said: `${SITE:-localhost}`. */
const filled = (value: string): string => value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

/** What a relay of that image makes of its surroundings; throws, naming them, where it would refuse them. */
function configOf(env: Env): RelayConfig {
  const all = { ...imageEnv, ...env };
  const strange = strangeVariables('start', { env: all, platform: 'linux' });
  const read = readConfig({ flags: {}, env: all, places: { dataDir: '/none', pageDir: '/none', cwd: '/app' } });
  const faults = read.ok ? [] : read.faults;
  if (!read.ok || strange.length > 0) throw new Error(JSON.stringify([...strange, ...faults]));
  return read.value;
}

/** All that holds of each of three relays as one, wherever they run. */
function expectNode({ hosts, port, dataDir, layoutsDir, engine, access }: RelayConfig): void {
  expect([hosts, port, dataDir, layoutsDir]).toEqual([
    ['0.0.0.0'],
    15_001,
    path.resolve('/data'),
    path.resolve('/layouts'),
  ]);
  expect(engine?.place).toMatchObject({ addresses: [{ port: 6379 }] });
  expect(access?.trustProxy).toHaveLength(1);
}

describe('docker/Dockerfile', () => {
  test('builds by scripts that there are, on a Node that is old enough and not too old', () => {
    const scripts = [...dockerfile.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(scripts).toEqual(['build', 'build:template', 'build:ograf-kit']);
    expect(scripts.filter((name) => packageFile.scripts[name] === undefined)).toEqual([]);
    // As much is built as goes into the package.
    expect(packageFile.scripts['prepack']?.match(/npm run [\w:-]+/g)).toEqual(scripts.map((name) => `npm run ${name}`));
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(images).toEqual(['node:20-slim', 'node:20-slim']);
    expect(packageFile.engines.node).toMatch(/^>=20\./);
  });

  test('runs the command as nobody of importance, with all that the package has, at its own port', () => {
    const entry = /^ENTRYPOINT (.*)$/m.exec(dockerfile)?.[1] ?? '[]';
    const words = v.parse(v.array(v.string()), JSON.parse(entry));
    expect(words.at(-1)).toBe(packageFile.bin.boardcast.replace('./', ''));
    expect(packageFile.scripts['start']).toContain(words.join(' '));
    expect(packageFile.files.filter((file) => file.startsWith('dist/'))).not.toEqual([]);
    expect(dockerfile).toContain('COPY --from=build /app/dist ./dist');
    expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('ENTRYPOINT'));
    const config = configOf({});
    expect([config.hosts, config.port]).toEqual([['0.0.0.0'], Number(/^EXPOSE (\d+)$/m.exec(dockerfile)?.[1])]);
    expect(dockerfile).toContain(`http://127.0.0.1:${config.port}/healthz`);
  });

  test('is given nothing that the build needs not, and all that it needs', () => {
    const left = text('Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    for (const needed of [
      'src',
      'public',
      'index.html',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'LICENSE',
    ])
      expect([needed, existsSync(needed), left.includes(needed)]).toEqual([needed, true, false]);
    expect(left).toContain('**/node_modules');
  });

  test('reads its settings as they stand', () => {
    expect(imageEnv).toMatchObject({ NODE_ENV: 'production', BOARDCAST_DATA: '/data' });
    expect(() => configOf({ BOARDCAST_PROT: '1' })).toThrow('BOARDCAST_PROT: no such variable');
    expect(() => configOf({ BOARDCAST_TRUST_PROXY: 'everybody' })).toThrow('BOARDCAST_TRUST_PROXY');
  });
});

const composeSchema = v.object({
  services: v.record(
    v.string(),
    v.object({
      image: v.string(),
      hostname: v.optional(v.string()),
      stop_grace_period: v.optional(v.pipe(v.string(), v.regex(/^\d+s$/))),
      environment: v.optional(v.record(v.string(), v.string()), {}),
      volumes: v.optional(v.array(v.string()), []),
      ports: v.optional(v.array(v.string()), []),
      command: v.optional(v.array(v.string()), []),
      networks: v.union([v.array(v.string()), v.record(v.string(), v.object({ ipv4_address: v.string() }))]),
      build: v.optional(v.object({ context: v.string(), dockerfile: v.string() })),
    }),
  ),
  networks: v.record(v.string(), v.unknown()),
  volumes: v.record(v.string(), v.null()),
});

describe('docker/compose.yml', () => {
  const { services, volumes, networks } = v.parse(composeSchema, parse(text('compose.yml'), { merge: true }));
  const relays = Object.entries(services).filter(([, { image }]) => image === 'boardcast');

  test('has three relays that read their settings, each with a data folder of its own and what is everybody’s', () => {
    expect(relays).toHaveLength(3);
    const folders = relays.map(([name, { environment, volumes: mounts, hostname, build }]) => {
      expectNode(configOf(Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filled(value)]))));
      expect(hostname).toBe(name);
      expect(existsSync(path.join('docker', build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
      expect(mounts.slice(1)).toEqual(['uploads:/data/uploads', '${LAYOUTS:-./layouts}:/layouts:ro']);
      return mounts[0];
    });
    expect(folders).toEqual(['data1:/data', 'data2:/data', 'data3:/data']);
  });

  test('gives a relay more time to end than it takes', () => {
    const seconds = relays.map(([, { stop_grace_period: grace }]) => Number.parseInt(grace ?? '0', 10));
    expect(Math.min(...seconds) * 1000).toBeGreaterThan(
      Math.max(CLOSE_HANDSHAKE_MS, CLOSE_SETTLE_MS, FLUSH_MS_MAX) * 2,
    );
  });

  test('names volumes and networks that there are, and trusts the balancer alone', () => {
    for (const [name, service] of Object.entries(services)) {
      const named = service.volumes.map((mount) => mount.split(':', 1)[0] ?? '').filter((from) => /^\w+$/.test(from));
      expect([name, named.filter((volume) => !Object.hasOwn(volumes, volume))]).toEqual([name, []]);
      const joined = Array.isArray(service.networks) ? service.networks : Object.keys(service.networks);
      expect([name, joined.filter((network) => !Object.hasOwn(networks, network))]).toEqual([name, []]);
    }
    const { networks: joined } = services['balancer'] ?? {};
    expect(joined).toEqual({ inside: { ipv4_address: relays[0]?.[1].environment['BOARDCAST_TRUST_PROXY'] } });
  });

  test('keeps what Redis is told, lets nobody from outside tell it, and balances over just those relays', () => {
    const { redis, balancer } = services;
    expect(redis?.command.join(' ')).toContain('--appendonly yes');
    expect(Object.entries(services).filter(([, { ports }]) => ports.length > 0)).toHaveLength(1);
    expect(balancer?.ports).toEqual(['80:80', '443:443', '15001:15001']);
    expect(relays[0]?.[1].environment['BOARDCAST_ENGINE']).toBe('redis://redis:6379');
    const [, balanced = ''] = /\{\$RELAYS:([^}]*)\}/.exec(caddyfile) ?? [];
    expect(balanced.split(' ')).toEqual(relays.map(([name]) => `${name}:15001`));
    for (const [, variable = ''] of caddyfile.matchAll(/\{\$(\w+):/g))
      expect(['RELAYS', 'SITE', 'PORT']).toContain(variable);
    expect(balancer?.volumes[0]).toBe('./Caddyfile:/etc/caddy/Caddyfile:ro');
  });

  test('gives idle connections to a relay up before it does', () => {
    const [, seconds] = /keepalive (\d+)s/.exec(caddyfile) ?? [];
    expect(Number(seconds) * 1000).toBeLessThan(HTTP_IDLE_MS);
  });
});

const kindSchema = v.looseObject({
  apiVersion: v.string(),
  kind: v.string(),
  metadata: v.looseObject({ name: v.string() }),
});

describe('docker/kubernetes.yaml', () => {
  const documents = parseAllDocuments(text('kubernetes.yaml'));
  const things = documents.map((document) => v.parse(kindSchema, document.toJS()));

  /** One part of it by its path: `StatefulSet/boardcast.spec.replicas`. */
  function at(kind: string, name: string, ...keys: (string | number)[]): unknown {
    const thing: unknown = things.find((each) => each.kind === kind && each.metadata.name === name);
    return keys.reduce(
      (from, key) => (typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined),
      thing,
    );
  }

  const pod = ['spec', 'template', 'spec'] as const;
  const container = [...pod, 'containers', 0] as const;
  const relay = (...keys: (string | number)[]): unknown => at('StatefulSet', 'boardcast', ...keys);

  test('is read without an error, and names each thing once', () => {
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    const names = things.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(10);
  });

  test('gives its relays settings that they read, and no variables of Kubernetes’ own that begin like Boardcast’s', () => {
    const given = v.parse(v.record(v.string(), v.string()), at('ConfigMap', 'boardcast', 'data'));
    expect(relay(...container, 'envFrom')).toEqual([{ configMapRef: { name: 'boardcast' } }]);
    expect(relay(...container, 'env')).toEqual([
      { name: 'BOARDCAST_ENGINE', valueFrom: { secretKeyRef: { name: 'boardcast-engine', key: 'url' } } },
    ]);
    const url = v.parse(v.string(), at('Secret', 'boardcast-engine', 'stringData', 'url'));
    expectNode(configOf({ ...given, BOARDCAST_ENGINE: url }));
    expect(at('Service', new URL(url).hostname, 'spec', 'ports', 0, 'port')).toBe(Number(new URL(url).port));
    // A Service of that name would set them, and no relay would start.
    expect(at('Service', 'boardcast')).toBeDefined();
    expect(() => configOf({ BOARDCAST_SERVICE_HOST: '10.0.0.1' })).toThrow('no such variable');
    expect(relay(...pod, 'enableServiceLinks')).toBe(false);
  });

  test('runs three of this version, of which two always stay, asks how they are and gives them time to end', () => {
    expect(relay('spec', 'replicas')).toBe(3);
    expect(at('PodDisruptionBudget', 'boardcast', 'spec', 'minAvailable')).toBe(2);
    expect(relay(...container, 'image')).toMatch(
      new RegExp(`/boardcast:${packageFile.version.replaceAll('.', '\\.')}$`),
    );
    for (const probe of ['readinessProbe', 'livenessProbe'])
      expect(relay(...container, probe, 'httpGet')).toEqual({ path: '/healthz', port: 'http' });
    const [, sleep] = v.parse(v.array(v.string()), relay(...container, 'lifecycle', 'preStop', 'exec', 'command'));
    const grace = v.parse(v.number(), relay(...pod, 'terminationGracePeriodSeconds'));
    expect(grace * 1000).toBeGreaterThan(Number(sleep) * 1000 + CLOSE_HANDSHAKE_MS + FLUSH_MS_MAX);
    expect(relay(...pod, 'securityContext')).toMatchObject({ runAsNonRoot: true, fsGroup: 1000 });
  });

  test('leads everybody to the port that the relays listen at', () => {
    expect(relay(...container, 'ports')).toEqual([{ name: 'http', containerPort: configOf({}).port }]);
    for (const service of ['boardcast', 'boardcast-relays', 'boardcast-sources']) {
      expect(at('Service', service, 'spec', 'selector')).toEqual({ app: 'boardcast' });
      expect(at('Service', service, 'spec', 'ports', 0, 'targetPort')).toBe('http');
    }
    expect(relay('spec', 'serviceName')).toBe('boardcast-relays');
    for (const kind of ['StatefulSet', 'PodDisruptionBudget'])
      expect(at(kind, 'boardcast', 'spec', 'selector', 'matchLabels')).toEqual({ app: 'boardcast' });
    expect(relay('spec', 'template', 'metadata', 'labels')).toEqual({ app: 'boardcast' });
    const backend = at('Ingress', 'boardcast', 'spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service');
    expect(backend).toEqual({ name: 'boardcast', port: { name: 'http' } });
    const host = at('Ingress', 'boardcast', 'spec', 'rules', 0, 'host');
    expect([host, at('Ingress', 'boardcast', 'spec', 'tls', 0, 'hosts', 0)]).toEqual([
      at('ConfigMap', 'boardcast', 'data', 'BOARDCAST_ALLOW_HOST'),
      host,
    ]);
    const most = v.parse(
      v.string(),
      at('Ingress', 'boardcast', 'metadata', 'annotations', 'nginx.ingress.kubernetes.io/proxy-body-size'),
    );
    expect(Number.parseInt(most, 10) * 1024 * 1024).toBeGreaterThan(LIBRARY_BYTES_MAX);
  });

  test('mounts volumes that there are: data of its own, pictures and looks of all', () => {
    const mounts = v.parse(
      v.array(v.looseObject({ name: v.string(), mountPath: v.string() })),
      relay(...container, 'volumeMounts'),
    );
    expect(mounts.map(({ name, mountPath }) => [name, mountPath])).toEqual([
      ['data', '/data'],
      ['uploads', '/data/uploads'],
      ['layouts', '/layouts'],
    ]);
    expect(relay('spec', 'volumeClaimTemplates', 0, 'metadata', 'name')).toBe('data');
    for (const [index, name] of ['uploads', 'layouts'].entries()) {
      expect(relay(...pod, 'volumes', index)).toEqual({
        name,
        persistentVolumeClaim: { claimName: `boardcast-${name}` },
      });
      expect(at('PersistentVolumeClaim', `boardcast-${name}`, 'spec', 'accessModes')).toEqual(['ReadWriteMany']);
    }
  });
});
