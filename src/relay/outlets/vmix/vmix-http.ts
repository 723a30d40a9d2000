/**
 * Asks vMix over HTTP, one request after another on one connection. By Node's own `http`: unlike `fetch` it follows no redirect, and says which
 * of this machine's addresses vMix sees.
 */
import { Agent, request } from 'node:http';
import { codeOf } from '#lib/code-of.ts';
import type { Time } from '#lib/time.ts';
import type { VmixAddress } from './read-vmix.ts';

/** An answer is waited for so long, in ms: vMix answers within some, and at most hundreds while a preset loads. */
const ANSWER_MS_MAX = 3000;
/** Longest answer, in bytes: the state of a preset with a thousand inputs has one megabyte. */
export const ANSWER_BYTES_MAX = 4 * 1024 * 1024;

export type VmixAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly body: string;
      /** The address of this machine by which vMix was asked. */
      readonly from: string;
    }
  /** `reason` holds nothing of what was asked. */
  | { readonly ok: false; readonly reason: string };

export interface VmixHttp {
  /** Asks for a path with its query. It never rejects. */
  readonly ask: (path: string) => Promise<VmixAnswer>;
  /** Gives its connection up. */
  close(): void;
}

export function createVmixHttp({ host, port, authorization }: VmixAddress, time: Time): VmixHttp {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = authorization === undefined ? {} : { authorization };

  function askOnce(path: string): Promise<VmixAnswer & { readonly wasIdle?: boolean }> {
    return new Promise((resolve) => {
      const asked = request({ host, port, path, agent, headers });
      const callOff = time.after(ANSWER_MS_MAX, () => give(`no answer within ${ANSWER_MS_MAX / 1000} s`));
      /** Ends it without an answer. */
      const give = (reason: string, wasIdle = false): void => {
        callOff();
        asked.destroy();
        resolve({ ok: false, reason, wasIdle });
      };
      asked.on('response', (response) => {
        const pieces: Buffer[] = [];
        let bytes = 0;
        const { statusCode: status = 0, socket } = response;
        const from = socket.localAddress ?? '';
        response.on('data', (piece: Buffer) => {
          pieces.push(piece);
          bytes += piece.length;
          if (bytes > ANSWER_BYTES_MAX) give('its answer is too long');
        });
        response.on('end', () => {
          callOff();
          resolve({ ok: true, status, body: Buffer.concat(pieces).toString('utf8'), from });
        });
        response.on('error', (error) => give(reasonOf(error)));
        response.on('close', () => {
          if (!response.complete) give('its answer was cut off');
        });
      });
      asked.on('error', (error) => give(reasonOf(error), asked.reusedSocket));
      asked.end();
    });
  }

  return {
    async ask(path) {
      const answer = await askOnce(path);
      // vMix may give an idle connection up in the very moment in which it is asked on it.
      return !answer.ok && answer.wasIdle === true ? askOnce(path) : answer;
    },
    close() {
      agent.destroy();
    },
  };
}

function reasonOf(error: Error): string {
  return codeOf(error) || 'it does not speak HTTP';
}
