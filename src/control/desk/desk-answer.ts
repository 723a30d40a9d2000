import { refused, type Result } from '#lib/result.ts';
import { decodeDeskView, type DeskView } from '#protocol/desk.ts';

/** The body of an answer to a command: what holds now, and in words why it was not done. */
export interface DeskAnswerBody {
  readonly error: string | undefined;
  readonly view: DeskView | undefined;
}

/** Reads it: `{"error"?: words, "view"?: DeskView}`. */
export function decodeDeskAnswer(text: string): Result<DeskAnswerBody> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return refused('expected an object');
    const view = 'view' in json ? decodeDeskView(JSON.stringify(json.view)) : undefined;
    const error = 'error' in json && typeof json.error === 'string' ? json.error : undefined;
    return { ok: true, value: { error, view: view?.ok === true ? view.value : undefined } };
  } catch {
    return refused('expected JSON');
  }
}
