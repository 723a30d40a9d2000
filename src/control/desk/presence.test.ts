import { expect, test } from 'vitest';
import { presenceWords } from './presence.ts';

test('everybody at the desk can be told from the others, and the page from all of them', () => {
  expect(presenceWords(['Control 42', 'Control 17', 'Ben', 'Ben'], 'Control 42', 'you')).toBe(
    'Control 42 (you), Control 17, Ben ×2',
  );
});
