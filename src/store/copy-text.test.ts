// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from './copy-text.ts';

afterEach(() => {
  document.body.replaceChildren();
});

function oldWay(works: boolean) {
  let copied = '';
  const execCommand = vi.fn<(command: string) => boolean>((command) => {
    const area = document.querySelector('textarea');
    if (works && command === 'copy') copied = area?.value ?? '';
    return works;
  });
  Object.assign(document, { execCommand });
  return { copied: () => copied, execCommand };
}

test('the clipboard is used where there is one', async () => {
  const { execCommand } = oldWay(true);
  const written: string[] = [];
  const clipboard = {
    writeText: (text: string) => {
      written.push(text);
      return Promise.resolve();
    },
  };
  expect(await copyText('a', { clipboard, document })).toBe(true);
  expect(written).toEqual(['a']);
  expect(execCommand).not.toHaveBeenCalled();
});

test('a page from another PC has no clipboard: the text is copied by selection, and the focus stays', async () => {
  const { copied } = oldWay(true);
  const button = document.createElement('button');
  document.body.append(button);
  button.focus();
  expect(await copyText('ws://studio:15001/stream1', { clipboard: undefined, document })).toBe(true);
  expect(copied()).toBe('ws://studio:15001/stream1');
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.activeElement).toBe(button);
});

test('a refused clipboard falls back, and a browser that refuses both is reported', async () => {
  const refusing = { writeText: () => Promise.reject(new Error('not allowed')) };
  const { copied } = oldWay(true);
  expect(await copyText('b', { clipboard: refusing, document })).toBe(true);
  expect(copied()).toBe('b');
  oldWay(false);
  expect(await copyText('c', { clipboard: refusing, document })).toBe(false);
});
