import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localFileFor } from './local-file.ts';

const template = readFileSync('public/boardcast-overlay.html', 'utf8');

test('[F16] the file says where its overlay is, and is otherwise the one that ships', () => {
  const url = 'http://192.168.1.20:15001/overlay/court1?theme=led&homeName=L%26B#k=KEY';
  const made = localFileFor(template, url);
  expect(made).toContain(`var OVERLAY = '${url}';`);
  expect(made?.replace(url, 'http://localhost:15001/overlay/stream1')).toBe(template);
});

test('[F16] whatever stands in an address, it is one text of the script and no more', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom("'", '</script>', '\\', '\n', '$&', ''),
      (text, mark) => {
        const made = localFileFor(template, `http://studio/overlay/x?homeName=${text}${mark}`);
        const line = made?.split('\n').find((one) => one.includes('var OVERLAY'));
        expect(line).toMatch(/^ +var OVERLAY = '[^'\\<>]*';$/);
        expect(made?.split('\n')).toHaveLength(template.split('\n').length);
      },
    ),
  );
});

test('a text that is not that file is none', () => {
  expect(localFileFor('<!doctype html>', 'http://studio/overlay/x')).toBeUndefined();
});
