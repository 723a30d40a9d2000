/** The one question that machines ask over and over, answered without the way through routes and hooks, which costs several times the answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Soon } from '#lib/time.ts';
import type { Access } from '../access/access.ts';
import { STATES_AT_ONCE } from '../limits.ts';
import type { Shown } from '../shown.ts';

/** A stream by its plain name: whatever is written otherwise goes the long way, and gets the same answer. */
const STATE_PATH = /^\/api\/(?:v1\/)?streams\/([\w.-]{1,64})$/;

/** True where it answers: a GET for the state of a stream that is known, by somebody who shows no passphrase and may look on. */
export type AnswerState = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Some answers go out, then whatever came on other connections has its turn. Who has no answer asks nothing more, so what waits is one for each
 * connection at most, and a flood of questions is read no faster than it is answered.
 */
export function createStateAnswers(
  shown: Pick<Shown, 'streamJson'>,
  access: Pick<Access, 'caller' | 'rights'>,
  soon: Soon,
): AnswerState {
  let waiting: { readonly text: Buffer; readonly response: ServerResponse }[] = [];

  function answerSome(): void {
    const some = waiting.slice(0, STATES_AT_ONCE);
    waiting = waiting.slice(STATES_AT_ONCE);
    for (const { text, response } of some) answer(text, response);
    if (waiting.length > 0) soon(answerSome);
  }

  return (request, response) => {
    if (request.method !== 'GET' || request.headers.authorization !== undefined) return false;
    const [, id] = STATE_PATH.exec(request.url ?? '') ?? [];
    if (id === undefined || !access.rights(access.caller(request)).view) return false;
    const text = shown.streamJson(id);
    if (text === undefined) return false;
    if (waiting.length === 0) soon(answerSome);
    waiting.push({ text, response });
    return true;
  };
}

function answer(text: Buffer, response: ServerResponse): void {
  response
    .writeHead(200, {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'content-length': text.length,
    })
    .end(text);
}
