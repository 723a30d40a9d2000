/** Finds a browser for the tests: one that is named, one that is installed, or one that can be got; and makes sure that it starts. */
import { ok, refused, type Result } from '#lib/result.ts';
import type { Candidate } from './browser-candidates.ts';

/** A place to look for browsers. Places are asked one after the other, the cheapest first; a later one may download something. */
export interface Place {
  readonly name: string;
  /** Browsers that may be had from here; throws when getting one failed. */
  candidates(): Promise<readonly Candidate[]>;
  /** What this place offers must start, or the search ends: it was asked for by name. */
  readonly binding?: boolean;
}

/** A browser that starts. */
export interface Found {
  readonly candidate: Candidate;
  readonly place: string;
  readonly version: string;
}

/** Starts a candidate, shows it a page, closes it and gives its version, or says why it does not start. */
export type Trial = (candidate: Candidate) => Promise<Result<string>>;

/** The first browser of the first place that starts; else all that was tried, a line each. */
export async function findBrowser(places: readonly Place[], starts: Trial): Promise<Result<Found>> {
  const tried: string[] = [];
  for (const place of places) {
    const offered = await offers(place);
    if (!offered.ok) tried.push(`${place.name}: ${offered.reason}`);
    else if (offered.value.length === 0) tried.push(`${place.name}: none`);
    else {
      for (const candidate of offered.value) {
        const version = await starts(candidate);
        if (version.ok) return ok({ candidate, place: place.name, version: version.value });
        tried.push(`${place.name}: ${candidate.label} does not start: ${version.reason}`);
        if (place.binding === true) return refused(tried.join('\n'));
      }
    }
  }
  return refused(tried.join('\n'));
}

async function offers(place: Place): Promise<Result<readonly Candidate[]>> {
  try {
    return ok(await place.candidates());
  } catch (error) {
    return refused(firstLine(error));
  }
}

/** Why something failed, in one line: what a program that was run complained of first, else the first line of the error's message. */
export function firstLine(error: unknown): string {
  const complaint = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const text = complaint === '' && error instanceof Error ? error.message : complaint || String(error);
  return text.split('\n', 1)[0] ?? '';
}
