import { expect, test } from 'vitest';
import { candidateAt, installedPaths } from './browser-candidates.ts';

test('Linux: every known name in every folder of PATH, by name first, folders once', () => {
  const found = installedPaths({
    platform: 'linux',
    home: '/root',
    env: { PATH: '/usr/local/bin:/usr/bin::/usr/bin' },
  });
  expect(found.slice(0, 3)).toEqual([
    '/usr/local/bin/chromium-headless-shell',
    '/usr/bin/chromium-headless-shell',
    '/usr/local/bin/chromium',
  ]);
  expect(found).toContain('/usr/bin/google-chrome');
  expect(found).toHaveLength(14);
});

test('Linux without a PATH: none', () => {
  expect(installedPaths({ platform: 'linux', home: '/root', env: {} })).toEqual([]);
});

test('macOS: the machine-wide and the user’s own applications', () => {
  const found = installedPaths({ platform: 'darwin', home: '/Users/ann', env: {} });
  expect(found[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(found).toContain('/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium');
});

test('Windows: Program Files, both of them, and the user’s own; Edge last, since it is always there', () => {
  const found = installedPaths({
    platform: 'win32',
    home: String.raw`C:\Users\Ann`,
    env: {
      ProgramFiles: String.raw`C:\Program Files`,
      ProgramW6432: String.raw`C:\Program Files`,
      'ProgramFiles(x86)': String.raw`C:\Program Files (x86)`,
      LOCALAPPDATA: String.raw`C:\Users\Ann\AppData\Local`,
    },
  });
  expect(found[0]).toBe(String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`);
  expect(found).toContain(String.raw`C:\Users\Ann\AppData\Local\Google\Chrome\Application\chrome.exe`);
  expect(found.at(-1)).toBe(String.raw`C:\Users\Ann\AppData\Local\Microsoft\Edge\Application\msedge.exe`);
  expect(found).toHaveLength(9);
});

test('a browser at a path is started headless, and its path is its name', () => {
  expect(candidateAt('/usr/bin/chromium')).toMatchObject({
    label: '/usr/bin/chromium',
    launch: { executablePath: '/usr/bin/chromium', headless: true },
  });
});
