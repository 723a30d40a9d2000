/** A message on its way to many connections: written once, and turned once into what goes over the wire. */
export interface Frame {
  readonly text: string;
  /** The transport's own form of it, which whoever sends it first leaves here for all others. */
  wire: Uint8Array | undefined;
}

/** A frame of this text, which nobody has sent yet. */
export function frameOf(text: string): Frame {
  return { text, wire: undefined };
}
