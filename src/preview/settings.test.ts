import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, loadSettings, saveSettings, type SettingsStorage } from './settings.ts';

function memory(text: string | null = null): SettingsStorage & { text(): string | null } {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key, value) => {
      kept = value;
    },
    text: () => kept,
  };
}

test('what was chosen is there at the next visit', () => {
  const storage = memory();
  const chosen = { backdrop: 'color', color: '#123abc', guides: true, aspect: '9:16', as: 'OBS program' } as const;
  saveSettings(storage, chosen);
  expect(loadSettings(storage, '', false)).toEqual(chosen);
});

test('the URL wins, if it names a backdrop that exists', () => {
  const storage = memory('{"version":1,"backdrop":"light","guides":true}');
  expect(loadSettings(storage, '?bg=Checker', false)).toEqual({
    ...DEFAULT_SETTINGS,
    backdrop: 'checker',
    guides: true,
  });
  expect(loadSettings(storage, '?bg=plaid', false).backdrop).toBe('light');
});

test.each([
  '{"version":2,"backdrop":"light"}',
  '{"version":1,"backdrop":7,"guides":"yes","color":"url(x)"}',
  'no JSON',
  '[]',
  '3',
])('a record that is not ours counts as none: %s', (text) => {
  expect(loadSettings(memory(text), '', false)).toEqual(DEFAULT_SETTINGS);
});

test('a URL that asks for the safe areas gets them', () => {
  expect(loadSettings(memory(), '', true).guides).toBe(true);
});

test('a browser that refuses storage is no hindrance', () => {
  const refusing: SettingsStorage = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(loadSettings(refusing, '', false)).toEqual(DEFAULT_SETTINGS);
  expect(() => {
    saveSettings(refusing, DEFAULT_SETTINGS);
  }).not.toThrow();
  expect(loadSettings(undefined, '', false)).toEqual(DEFAULT_SETTINGS);
});
