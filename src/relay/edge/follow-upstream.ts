import type { Time } from '#lib/time.ts';
import type { Ask } from '../asked.ts';
import type { Log } from '../log.ts';
import type { Connection, Dial } from '#viewer/connection.ts';
import { upstreamDial } from '../transport/upstream-dial.ts';
import { createAskUpstream } from './ask-upstream.ts';
import { EDGE_AGENT, type Following, type Upstream } from './edge-channel.ts';
import { createEdgeFiles, type EdgeFiles } from './edge-files.ts';
import { createUpstreamWatch } from './upstream-watch.ts';

/** A relay that is followed. */
export interface Followed extends Following {
  readonly ask: Ask;
  readonly files: EdgeFiles;
  /** What is wrong with the way to it, in words. */
  readonly alarms: () => readonly string[];
}

/** All the ways by which an edge reaches the relay that it follows. */
export function followUpstream(
  upstream: Upstream,
  { time, log }: { readonly time: Time; readonly log: Log },
): Followed {
  const ask = createAskUpstream(upstream, time);
  const watching = createUpstreamWatch(upstream.origin, {
    time,
    log,
    answers: async () => (await ask('GET', '/healthz')) !== undefined,
  });
  const dial = watching.watch(upstreamDial(upstream.key, EDGE_AGENT, watching.failed));
  const isPassphrase = upstream.passes && upstream.key !== undefined;
  const files = createEdgeFiles(ask, time);
  return {
    upstream,
    dial: isPassphrase ? provenDial(dial, ask) : dial,
    looksChanged: files.renew,
    ask,
    files,
    alarms: watching.alarms,
  };
}

/** A relay looks whether a text is its passphrase where HTTP shows it, and knows it from then on: an upgrade waits for nothing. */
function provenDial(dial: Dial, ask: Ask): Dial {
  return (url, events) => {
    let connection: Connection | undefined;
    let isLetGo = false;
    const prove = async (): Promise<void> => {
      await ask('GET', '/api/looks');
      if (!isLetGo) connection = dial(url, events);
    };
    void prove();
    return {
      send: (text) => connection?.send(text),
      close() {
        isLetGo = true;
        connection?.close();
      },
    };
  };
}
