/** Starts the bench's server process and steers what it sends. */
import { fork } from 'node:child_process';
import path from 'node:path';
import * as v from 'valibot';
import { reportSchema, type Command, type Report } from './commands.ts';

export interface Feeder {
  /** `http://127.0.0.1:<port>`: the fixtures under `/fixtures/<name>/`, everything else from the relay. */
  readonly origin: string;
  /** Feeds the pages that listen to one stream: a fixture's has its name, an overlay's stands in its path. One sends at a time. */
  feed(stream: string): Feed;
  close(): void;
}

export interface Feed {
  /** Sends until told to stop; gives the number of messages that went out. */
  start(what: 'changes' | 'same', perSecond: number): () => Promise<number>;
  /** Sends so many messages and waits for the last to be out. */
  sendCount(what: 'changes' | 'same', perSecond: number, count: number): Promise<number>;
}

/** Every stream of the feeder's begins with these values. */
export async function startFeeder(
  relayOrigin: string,
  fixturesFolder: string,
  values: Readonly<Record<string, string>>,
): Promise<Feeder> {
  // A child takes over this process's loader, so it runs the TypeScript file as it is.
  const child = fork(path.join(import.meta.dirname, 'server.ts'), [
    relayOrigin,
    fixturesFolder,
    JSON.stringify(values),
  ]);
  const next = async (): Promise<Report> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        child.off('message', take);
        child.off('exit', fail);
      };
      const take = (message: unknown): void => {
        leave();
        resolve(v.parse(reportSchema, message));
      };
      const fail = (code: number | null): void => {
        leave();
        reject(new Error(`the bench's server ended with ${code ?? 'a signal'}`));
      };
      child.once('message', take);
      child.once('exit', fail);
    });
  const tell = (command: Command): void => {
    child.send(command);
  };
  const ended = async (): Promise<number> => {
    const report = await next();
    return report.kind === 'done' ? report.sent : 0;
  };

  const ready = await next();
  if (ready.kind !== 'ready') throw new Error('the bench’s server did not say its port');
  return {
    origin: `http://127.0.0.1:${ready.port}`,
    feed: (stream) => ({
      start(what, perSecond) {
        const done = ended();
        tell({ kind: 'send', stream, what, perSecond });
        return () => {
          tell({ kind: 'stop' });
          return done;
        };
      },
      sendCount(what, perSecond, count) {
        const done = ended();
        tell({ kind: 'send', stream, what, perSecond, count });
        return done;
      },
    }),
    close() {
      child.disconnect();
    },
  };
}
