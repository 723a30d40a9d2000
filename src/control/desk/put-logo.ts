import { refused, type Result } from '#lib/result.ts';
import { pageFetch } from '#store/page-fetch.ts';
import { decodeLogoAnswer } from './logo-file.ts';

/** Stores a logo at the relay; the answer is its path. */
export async function putLogo(name: string, picture: Blob): Promise<Result<string>> {
  const headers = { 'content-type': picture.type };
  try {
    const response = await pageFetch(`/api/logos/${encodeURIComponent(name)}`, {
      method: 'PUT',
      headers,
      body: picture,
    });
    return decodeLogoAnswer(await response.text());
  } catch {
    return refused('unreachable');
  }
}
