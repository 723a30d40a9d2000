import { refused, type Result } from '#lib/result.ts';
import { decodeDeskView, type DeskView } from '#protocol/desk.ts';

/** The body of an answer to a command: what holds now, and why it was not done: in words, and by a code that the catalogue may know. */
export interface DeskAnswerBody {
  readonly error: string | undefined;
  readonly code: string | undefined;
  readonly view: DeskView | undefined;
}

/** Reads it: `{"error"?: words, "code"?: code, "view"?: DeskView}`. */
export function decodeDeskAnswer(text: string): Result<DeskAnswerBody> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return refused('expected an object');
    const view = 'view' in json ? decodeDeskView(JSON.stringify(json.view)) : undefined;
    const error = 'error' in json && typeof json.error === 'string' ? json.error : undefined;
    const code = 'code' in json && typeof json.code === 'string' ? json.code : undefined;
    return { ok: true, value: { error, code, view: view?.ok === true ? view.value : undefined } };
  } catch {
    return refused('expected JSON');
  }
}
