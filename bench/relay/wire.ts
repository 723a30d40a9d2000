/** What a contender's publisher and viewers say, as bytes: the load program knows none of their protocols. */

/** A WebSocket message. */
export interface Message {
  readonly op: 'text' | 'binary';
  readonly bytes: Buffer;
}

/** What a client says. */
export interface Speech {
  /** Its first message once it is connected. */
  readonly open?: Message;
  /** What it answers whenever a message that begins with `to` comes; `%rev%` becomes the number behind `"rev":` in that message. */
  readonly answer?: { readonly to: Message; readonly with: Message };
}

/** How a contender is spoken to. */
export interface Wire {
  readonly path: string;
  /** The WebSocket subprotocol that it wants. */
  readonly protocol?: string;
  readonly viewer: Speech;
  readonly publisher: Speech & {
    /** How the message begins that it waits for before it sends values. */
    readonly after?: Message;
    /** Values that are there before any is measured. */
    readonly seed?: Message;
    /** One update; {@link STAMP} in it is written anew for each. */
    readonly frame: Message;
  };
}

/** Where a value's number and time go: of one width always, see load/load.h. */
export const STAMP = '@@0000000000:0000000000000000@';

export function text(content: string | object): Message {
  return { op: 'text', bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)) };
}

export function binary(...parts: readonly Buffer[]): Message {
  return { op: 'binary', bytes: Buffer.concat(parts) };
}

/** A message as the load program's options have it: `t:` or `b:` and the bytes in hexadecimal. */
function optionText({ op, bytes }: Message): string {
  return `${op === 'binary' ? 'b' : 't'}:${bytes.toString('hex')}`;
}

/** Options of the load program for who says this. */
export function speechOptions({ open, answer }: Speech): string[] {
  return [
    ...(open === undefined ? [] : ['--open', optionText(open)]),
    ...(answer === undefined ? [] : ['--answer-to', optionText(answer.to), '--answer', optionText(answer.with)]),
  ];
}

/** Options of the load program for the publisher. */
export function publisherOptions({ publisher }: Wire): string[] {
  return [
    ...speechOptions(publisher),
    ...(publisher.after === undefined ? [] : ['--after', optionText(publisher.after)]),
    ...(publisher.seed === undefined ? [] : ['--seed', optionText(publisher.seed)]),
    '--frame',
    optionText(publisher.frame),
  ];
}
