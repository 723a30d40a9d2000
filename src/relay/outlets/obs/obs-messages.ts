/** What is said to OBS and by it: obs-websocket protocol 5 (https://github.com/obsproject/obs-websocket/blob/master/docs/generated/protocol.md), as JSON. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Result } from '#lib/result.ts';
import { decode } from '#protocol/decode.ts';

/** The subprotocol under which it speaks JSON. */
export const OBS_SUBPROTOCOL = 'obswebsocket.json';
/** The port of OBS's WebSocket server unless it is changed there. */
export const OBS_PORT = 4455;
/** It closes with this code whose password is wrong. */
export const OBS_PASSWORD_REFUSED = 4009;

const hello = v.object({
  op: v.literal(0),
  d: v.object({ authentication: v.optional(v.object({ challenge: v.string(), salt: v.string() })) }),
});
const identified = v.object({ op: v.literal(2), d: v.object({}) });
const response = v.object({
  op: v.literal(7),
  d: v.object({
    requestId: v.string(),
    requestStatus: v.object({ result: v.boolean(), code: v.number(), comment: v.optional(v.string(), '') }),
    responseData: v.optional(v.unknown()),
  }),
});
const fromObs = v.variant('op', [hello, identified, response]);
export type FromObs = v.InferOutput<typeof fromObs>;

/** Reads a message; events and whatever else it may say are refused like what cannot be read. */
export function readObs(text: string): Result<FromObs> {
  return decode(fromObs, text);
}

/** The answer to its greeting: no events are wanted, and its challenge is answered where it asks for a password. */
export function identifyText(greeting: v.InferOutput<typeof hello>, password: string): string {
  const { authentication } = greeting.d;
  return JSON.stringify({
    op: 1,
    d: {
      rpcVersion: 1,
      eventSubscriptions: 0,
      ...(authentication && { authentication: proofOf(password, authentication) }),
    },
  });
}

/** As the protocol has it under "Creating an authentication string". */
export function proofOf(
  password: string,
  { salt, challenge }: { readonly salt: string; readonly challenge: string },
): string {
  return hash(hash(password + salt) + challenge);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

export function requestText(requestId: string, requestType: string, requestData?: object): string {
  return JSON.stringify({ op: 6, d: { requestId, requestType, requestData } });
}

/** The answer to `GetSceneList`. */
export const sceneListSchema = v.object({ scenes: v.array(v.object({ sceneName: v.string() })) });
/** The answer to `GetReplayBufferStatus`. */
export const replayBufferSchema = v.object({ outputActive: v.boolean() });
