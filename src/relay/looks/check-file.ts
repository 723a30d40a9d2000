import type { LookKind } from './look-name.ts';

/** Names every fault of a layout's or a theme's text; none for a good one. The relay does not know what they may say, and is handed it. */
export type CheckLook = (text: string, kind: 'layout' | 'theme') => readonly string[];

/** The first bytes of each kind of picture: PNG (RFC 2083 §3.1), JPEG (ITU-T T.81 B.1.1.3), WebP (RFC 9649 §2.4). */
const SIGNATURES: Readonly<Record<string, RegExp>> = {
  png: /^\u0089PNG\r\n.\n/,
  jpg: /^\u00ff\u00d8\u00ff/,
  webp: /^RIFF[\s\S]{4}WEBP/,
};

/** Every fault of a file of the crew's folder; none for a good one. */
export function faultsOfFile(
  kind: LookKind,
  fileName: string,
  bytes: Buffer,
  check: CheckLook | undefined,
): readonly string[] {
  if (kind === 'logo') return logoFaults(fileName, bytes);
  const text = textOf(bytes);
  if (text === undefined) return ['file: expected text in UTF-8, got other bytes'];
  return check?.(text, kind) ?? [];
}

function logoFaults(fileName: string, bytes: Buffer): readonly string[] {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  const isGood = ending === 'svg' ? /<svg[\s>]/.test(textOf(bytes) ?? '') : pictureKind(bytes) === ending;
  return isGood ? [] : [`file: expected a picture of the kind that its name says (.${ending}), got other bytes`];
}

/** Which kind of picture bytes are, by their beginning: `png`, `jpg` or `webp`; undefined for anything else. */
export function pictureKind(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 16);
  return Object.keys(SIGNATURES).find((kind) => SIGNATURES[kind]?.test(head));
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // no UTF-8
  }
}
