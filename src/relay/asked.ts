/** What a relay asks another one, in HTTP's words whatever the way there is, and what it is answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What goes with a question beside its method and its target. */
export interface Enclosed {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Buffer | undefined;
}

/** Asks for a path of another relay; undefined where no answer came. */
export type Ask = (method: string, target: string, enclosed?: Enclosed) => Promise<Answered | undefined>;

/** Headers of an answer that are the asker's too. */
const PASSED_ON = ['content-type', 'etag', 'cache-control', 'retry-after', 'content-security-policy'];

/** Those of an answer's headers that go on to whoever asked. */
export function answeredHeaders(
  valueOf: (name: string) => string | number | readonly string[] | null | undefined,
): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const text = valueOf(name);
      return typeof text === 'string' ? [[name, text] as const] : [];
    }),
  );
}
