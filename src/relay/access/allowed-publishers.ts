/** Whose publishers need no key: those of a network at every stream, or at one alone. */
import { toStreamId } from '#protocol/fields.ts';
import { inNetworks, readNetwork } from './addresses.ts';

/** Reads `192.168.1.0/24`, or `court2=192.168.1.30` for one stream; undefined for what is neither. */
export function readAllowedPublisher(text: string): { readonly stream?: string; readonly network: string } | undefined {
  const [first = '', second] = text.split(/=(.*)/s, 2);
  const network = second ?? first;
  const stream = second === undefined ? undefined : toStreamId(first);
  if (readNetwork(network) === undefined || (second !== undefined && stream === undefined)) return undefined;
  return stream === undefined ? { network } : { stream, network };
}

/** Says whether who comes from this address may publish without a key to the stream of its path, if that names one. */
export function allowedPublishers(texts: readonly string[]): (address: string, stream: string | undefined) => boolean {
  const read = texts.flatMap((text) => readAllowedPublisher(text) ?? []);
  const networksOf = (stream: string | undefined): readonly string[] =>
    read.flatMap((one) => (one.stream === stream ? [one.network] : []));
  const everywhere = inNetworks(networksOf(undefined));
  const at = new Map<string, (address: string) => boolean>();
  for (const { stream } of read) if (stream !== undefined) at.set(stream, inNetworks(networksOf(stream)));
  return (address, stream) => everywhere(address) || (stream !== undefined && (at.get(stream)?.(address) ?? false));
}
