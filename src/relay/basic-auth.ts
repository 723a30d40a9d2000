import { ok, refused, type Result } from '#lib/result.ts';

/** The `Authorization` that a URL's user and password ask for, undefined where it has none; refused where these are no text, such as a lone %. */
export function basicAuth({ username, password }: Pick<URL, 'username' | 'password'>): Result<string | undefined> {
  if (username === '' && password === '') return ok(undefined);
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return ok(`Basic ${Buffer.from(credentials).toString('base64')}`);
  } catch {
    return refused('expected %25 for a % in a user or a password');
  }
}
