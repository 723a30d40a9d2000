import type { Refusal } from '#lib/result.ts';
import { decodeDeskView, type DeskView } from '#protocol/desk.ts';
import { readRefusal } from '#protocol/refusals.ts';

/** The body of an answer to a command: what holds now, and why it was not done. */
export interface DeskAnswerBody {
  readonly why: Refusal | undefined;
  readonly view: DeskView | undefined;
}

/** Reads it: `{"error"?: words, "code"?: code, "about"?: […], "view"?: DeskView}`; undefined of what is no JSON. */
export function decodeDeskAnswer(text: string): DeskAnswerBody | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const view =
      typeof json === 'object' && json !== null && 'view' in json
        ? decodeDeskView(JSON.stringify(json.view))
        : undefined;
    return { why: readRefusal(json), view: view?.ok === true ? view.value : undefined };
  } catch {
    return undefined;
  }
}
