/** The certificate of a relay that encrypts by itself: read at the start, and again whenever its files are others. */
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { codeOf } from '#lib/code-of.ts';
import type { Time } from '#lib/time.ts';
import { stampOf } from '../access/key-file.ts';
import { TLS_ENDS_MS, TLS_POLL_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';

/** Paths of PEM files: the certificate with those that vouch for it, and its private key. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** What is in them. */
export interface TlsPair {
  readonly cert: string;
  readonly key: string;
}

export interface Tls {
  readonly pair: () => TlsPair;
  /** The DNS names that the certificate is for. */
  readonly names: () => readonly string[];
  /** In words; empty while all is well. */
  readonly alarms: () => readonly string[];
  /** Looks whether the files are others by now. */
  look(): Promise<void>;
  close(): void;
}

export interface TlsOptions {
  readonly files: TlsFiles;
  readonly time: Time;
  readonly log: Log;
  /** There is another certificate: new connections are to have it. */
  readonly changed: (pair: TlsPair) => void;
}

/** Rejects with a `StartError` where the files cannot be read or do not belong together. */
export async function openTls({ files, time, log, changed }: TlsOptions): Promise<Tls> {
  let held = await readPair(files).catch((error: unknown) => {
    throw new StartError('tls-unusable', wordsOf(error), { cause: error });
  });
  let stamp = await stampOfBoth(files);
  let fault: string | undefined;
  let callOff: (() => void) | undefined;
  let closed = false;

  /** Programs that renew certificates write two files, one after the other: what does not fit together yet is looked at again. */
  async function look(): Promise<void> {
    const now = await stampOfBoth(files);
    if (now === stamp && fault === undefined) return;
    try {
      held = await readPair(files);
      stamp = now;
      fault = undefined;
      log('info', 'the certificate is another now', { names: held.names.join(' ') });
      changed(held.pair);
    } catch (error) {
      const reason = wordsOf(error);
      if (reason !== fault) log('warn', 'the certificate stays as it was read last', { reason });
      fault = reason;
    }
  }

  function poll(): void {
    callOff = time.after(TLS_POLL_MS, () => {
      void look().finally(() => {
        if (!closed) poll();
      });
    });
  }
  poll();

  return {
    pair: () => held.pair,
    names: () => held.names,
    alarms() {
      const left = held.endsAt - time.now();
      const day = new Date(held.endsAt).toISOString().slice(0, 10);
      return [
        ...(fault === undefined ? [] : [`the new certificate cannot be used, the old one serves on: ${fault}`]),
        ...(left <= 0 ? [`the certificate is over since ${day}: overlays that come by https show nothing`] : []),
        ...(left > 0 && left < TLS_ENDS_MS ? [`the certificate ends on ${day}`] : []),
      ];
    },
    look,
    close() {
      closed = true;
      callOff?.();
    },
  };
}

interface Held {
  readonly pair: TlsPair;
  readonly names: readonly string[];
  /** In ms since 1970. */
  readonly endsAt: number;
}

/** Rejects in words that hold nothing of the key. */
async function readPair({ cert, key }: TlsFiles): Promise<Held> {
  const pair = { cert: await read(cert), key: await read(key) };
  try {
    createSecureContext(pair);
  } catch (error) {
    throw new Error(`${cert} and ${key} are no certificate and its key in PEM (${codeOf(error) || 'unreadable'})`, {
      cause: error,
    });
  }
  const { subjectAltName = '', validTo } = new X509Certificate(pair.cert);
  const names = subjectAltName.split(', ').flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : []));
  return { pair, names, endsAt: Date.parse(validTo) };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read (${codeOf(error)})`, { cause: error });
  }
}

async function stampOfBoth({ cert, key }: TlsFiles): Promise<string> {
  return `${await stampOf(cert)} ${await stampOf(key)}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
