/** What goes wrong with the store that nodes share. */
import type { RedisServer } from './redis-server.ts';
import { pause } from './redis-world.ts';

export const STORE_FAULTS = {
  async kill(server, random) {
    await server.kill();
    await pause(random() * 300);
    await server.start();
  },
  async rollback(server, random) {
    await server.keep();
    await pause(100 + random() * 200);
    await server.kill();
    await server.putBack();
    await server.start();
  },
  async freeze(server, random) {
    server.freeze();
    await pause(50 + random() * 1500);
    server.thaw();
  },
  async deaf(server, random) {
    for (let n = 0; n < 3; n += 1) {
      await server.command('CLIENT', 'KILL', 'TYPE', 'pubsub');
      await pause(random() * 60);
    }
  },
  async overrun(server, random, stream) {
    await server.command('CONFIG', 'SET', 'client-output-buffer-limit', 'pubsub 64kb 32kb 5');
    for (let n = 0; n < 2; n += 1) {
      await pause(random() * 60);
      // More at once than a subscriber may leave unread: the server cuts it off.
      const flood = `for i = 1, 32 do redis.call('PUBLISH', 'sb:{${stream}}:c', string.rep('x', 65536)) end`;
      await server.command('EVAL', flood, '0');
    }
  },
  async cut(server, random) {
    for (let n = 0; n < 2; n += 1) {
      await server.command('CLIENT', 'KILL', 'TYPE', 'normal');
      await pause(random() * 100);
    }
  },
} satisfies Readonly<Record<string, (server: RedisServer, random: () => number, stream: string) => Promise<void>>>;
