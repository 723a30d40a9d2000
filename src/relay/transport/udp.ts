/** Scoreboard OCR over UDP (docs/PROTOCOL.md I7): each datagram is a text of its own, and its sender a source for as long as they come. */
import { createSocket, type RemoteInfo } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { readAnyText } from '#protocol/dialects/any-text.ts';
import { addressOfRegister, readFrame, splitFrame } from '#protocol/dialects/scoreboard-ocr.ts';
import type { StreamAddress } from '#protocol/fields.ts';
import { isLoopbackAddress, plainAddress } from '../access/addresses.ts';
import type { Callers } from '../callers.ts';
import { CALLERS_MAX, REFUSALS_SAID_MS } from '../limits.ts';
import { bindHosts, type Bound, type DoorAt } from './bind-hosts.ts';
import { frameText } from './frame-text.ts';
import { CONTROL, rightsBySource, type DoorDeps } from './tcp.ts';

interface UdpDeps extends Pick<DoorDeps, 'hosts' | 'access' | 'time' | 'log'> {
  readonly callers: Callers;
  /** Whether anybody but an operator may ask for this stream. */
  readonly knows: (stream: string) => boolean;
}

/** Rejects with a `StartError` where the port cannot be had. */
export function listenUdp(door: DoorAt, deps: UdpDeps): Promise<Bound> {
  const take = createIntake(door, deps);
  return bindHosts({ hosts: deps.hosts, port: door.port, setting: '--udp' }, (host, port) => {
    const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', ipv6Only: isIPv6(host) });
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.bind({ address: host, port, exclusive: true }, () => {
        socket.off('error', reject);
        socket.on('error', (error) => deps.log('error', 'the server failed', { host, reason: error.message }));
        socket.on('message', take);
        resolve({ port: socket.address().port, close: () => socket.close() });
      });
    });
  });
}

/** What becomes of a datagram. Its sender's address can be forged, so it gives no right but on this machine, which no network reaches by its loopback. */
function createIntake({ stream: usual }: DoorAt, deps: UdpDeps): (datagram: Buffer, from: RemoteInfo) => void {
  /** The stream that the register line of each sender named, by address and port; the latest is the last. */
  const named = new Map<string, string>();
  let saidAt = -Infinity;

  function refuse(address: string, reason: string): void {
    if (deps.time.now() - saidAt < REFUSALS_SAID_MS) return;
    saidAt = deps.time.now();
    deps.log('warn', 'refused datagrams', { address, reason });
  }

  function streamOf({ address, port }: RemoteInfo, register: StreamAddress | undefined): string {
    const sender = `${address} ${port}`;
    if (register?.stream !== undefined) {
      named.delete(sender);
      named.set(sender, register.stream);
      for (const oldest of named.keys()) if (named.size > CALLERS_MAX) named.delete(oldest);
    }
    return named.get(sender) ?? usual;
  }

  function take(datagram: Buffer, from: RemoteInfo): void {
    const address = plainAddress(from.address);
    const { text } = frameText(datagram, true);
    if (CONTROL.test(text)) return refuse(address, 'they hold no text');
    const register = registerIn(text);
    const rights = rightsBySource(deps.access, address, register?.key === undefined ? [] : [register.key]);
    const isLocal = isLoopbackAddress(address);
    if (!isLocal && rights.publish !== 'open' && !rights.by.includes('publish'))
      return refuse(address, 'each needs the key in a register line of its own: an address can be forged');
    const stream = streamOf(from, register);
    if (!deps.knows(stream)) return refuse(address, 'no such stream');
    const taken = deps.callers.take(
      { kind: 'udp', stream, address, userAgent: '', isLocal, rights },
      readAnyText(text),
    );
    if (!taken.ok && taken.status !== 400) refuse(address, taken.reason);
  }

  return (datagram, from) => {
    try {
      take(datagram, from);
    } catch (error) {
      // Whoever can send a datagram could else end the relay by a fault of ours.
      deps.log('error', 'a datagram could not be taken', { address: from.address, reason: String(error) });
    }
  };
}

function registerIn(text: string): StreamAddress | undefined {
  if (!text.includes('register')) return undefined;
  for (const piece of splitFrame(text))
    for (const line of readFrame(piece)) if (line.kind === 'register') return addressOfRegister(line);
  return undefined;
}
