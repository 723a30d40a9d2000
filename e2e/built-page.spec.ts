/** The files of the built page, as a relay serves them. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'playwright/test';

const PAGE_DIR = path.resolve(import.meta.dirname, '..', 'dist', 'page');
const TEXT = /\.(?:html|js|css|json|svg)$/;
/** An address with a scheme that fetches, or one that begins with `//` in quotes, brackets or behind an equals sign. */
const ADDRESS = /\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)\\]*|(?<=["'`(=])\/\/[a-z\d][^\s"'`)]*/gi;
/** Names of markup's vocabularies, of which none is ever fetched. */
const NAMES = /^http:\/\/(?:www\.w3\.org\/|json-schema\.org\/draft-07\/schema#)/;
/** What two libraries' faults say: where to read of them. They stand in texts, and connect-src has neither. */
const IN_WORDS = /^https:\/\/(?:react\.dev\/errors\/|base-ui\.com\/production-error)/;
/** The examples of the API's own page, to paste into a terminal, the relay of this machine in the page for OBS's "Local file", and the beginning that index.html puts before its own host. */
const EXAMPLES = /^(?:http:\/\/localhost:15001\/(?:api\/streams|overlay)\/stream1|wss?:\/\/$)/;

test('[S5] the built page names no other origin: what is served on a LAN asks nobody on the internet, and the other way round', async () => {
  const entries = await readdir(PAGE_DIR, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && TEXT.test(entry.name));
  // The pages of the entry, the operators and the API, themes, layouts and packs.
  expect(files.length).toBeGreaterThan(150);
  const foreign: string[] = [];
  let known = 0;
  for (const { parentPath, name } of files) {
    for (const [address] of (await readFile(path.join(parentPath, name), 'utf8')).matchAll(ADDRESS)) {
      if (NAMES.test(address) || IN_WORDS.test(address) || EXAMPLES.test(address)) known += 1;
      else foreign.push(`${name}: ${address}`);
    }
  }
  expect(foreign).toEqual([]);
  expect(known).toBeGreaterThan(10);
});
