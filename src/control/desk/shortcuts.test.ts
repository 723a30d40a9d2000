// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import {
  holderOf,
  isTyping,
  keyOfPress,
  loadKeys,
  saveKeys,
  SHORTCUTS,
  STANDARD_KEYS,
  type KeysStorage,
} from './shortcuts.ts';

function storage(text?: string): KeysStorage {
  let kept = text ?? null;
  return { getItem: () => kept, setItem: (_, value) => void (kept = value) };
}

const press = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

test('no two things have the same key', () => {
  const keys = SHORTCUTS.map((name) => STANDARD_KEYS[name].toLowerCase());
  expect(new Set(keys).size).toBe(keys.length);
});

test('what an operator changes is kept, the rest follows the standard', () => {
  const kept = storage();
  saveKeys(kept, { ...STANDARD_KEYS, undo: 'Control+z' });
  expect(loadKeys(kept)).toEqual({ ...STANDARD_KEYS, undo: 'Control+z' });
});

test('what an operator gave to one thing is not taken by another that came with a newer build', () => {
  const keys = loadKeys(storage('{"visible":"k","undo":"b","next":"u"}'));
  expect([keys.visible, keys.undo, keys.next, keys.refuseHeld, keys.acceptHeld]).toEqual(['k', 'b', 'u', '', 'j']);
});

test.each(['', '[]', 'null', '{"undo":7,"launch":"k"}', '{'])('a record such as %j gives the standard', (text) => {
  expect(loadKeys(storage(text))).toEqual(STANDARD_KEYS);
});

test('a browser that refuses its storage has the standard keys', () => {
  const refusing: KeysStorage = {
    getItem() {
      throw new Error('refused');
    },
    setItem() {
      throw new Error('refused');
    },
  };
  saveKeys(refusing, STANDARD_KEYS);
  expect(loadKeys(refusing)).toEqual(STANDARD_KEYS);
});

describe('a press', () => {
  test('is written with what is held', () => {
    expect(keyOfPress(press('k'))).toBe('k');
    expect(keyOfPress(press('K', { shiftKey: true }))).toBe('Shift+K');
    expect(keyOfPress(press('z', { ctrlKey: true }))).toBe('Control+z');
    expect(keyOfPress(press('F2'))).toBe('F2');
  });

  test.each(['Shift', 'Tab', 'Enter', ' ', 'ArrowUp', '+'])('of %j alone is none', (key) => {
    expect(keyOfPress(press(key))).toBeUndefined();
  });
});

test('a key that another has is found, whatever its case', () => {
  expect(holderOf(STANDARD_KEYS, 'B', 'undo')).toBe('visible');
  expect(holderOf(STANDARD_KEYS, 'b', 'visible')).toBeUndefined();
});

test('keys stay with a box that is typed in, a list and a dialog, and not with a button', () => {
  document.body.innerHTML =
    '<input><textarea></textarea><select></select><div role="dialog"><button id="in"></button></div><button id="out"></button>';
  expect([...document.querySelectorAll('input, textarea, select, #in')].map(isTyping)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isTyping(document.querySelector('#out'))).toBe(false);
  expect(isTyping(null)).toBe(false);
});
