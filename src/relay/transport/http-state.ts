/** The one question that machines ask over and over, answered without the way through routes and hooks, which costs several times the answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from '../access/access.ts';
import type { Shown } from '../shown.ts';

/** A stream by its plain name: whatever is written otherwise goes the long way, and gets the same answer. */
const STATE_PATH = /^\/api\/(?:v1\/)?streams\/([\w.-]{1,64})$/;

/** True where it has answered: a GET for the state of a stream that is known, by somebody who shows no passphrase and may look on. */
export type AnswerState = (request: IncomingMessage, response: ServerResponse) => boolean;

export function createStateAnswers(
  shown: Pick<Shown, 'streamJson'>,
  access: Pick<Access, 'caller' | 'rights'>,
): AnswerState {
  return (request, response) => {
    if (request.method !== 'GET' || request.headers.authorization !== undefined) return false;
    const [, id] = STATE_PATH.exec(request.url ?? '') ?? [];
    if (id === undefined || !access.rights(access.caller(request)).view) return false;
    const text = shown.streamJson(id);
    if (text === undefined) return false;
    response
      .writeHead(200, {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'content-type': 'application/json; charset=utf-8',
        'content-length': text.length,
      })
      .end(text);
    return true;
  };
}
