import { expect, test } from 'vitest';
import { textOfFile } from './read-file.ts';

test('a file is read as it was written, in UTF-8 or by an older Excel', () => {
  expect(textOfFile(new TextEncoder().encode('\ufeffŁódź;Löwen'))).toBe('\ufeffŁódź;Löwen');
  expect(textOfFile(Uint8Array.of(0x4c, 0xf6, 0x77, 0x65, 0x6e))).toBe('Löwen');
});
