import { expect, test } from 'vitest';
import { describeFault, readConfig } from '../../config.ts';

const places = { dataDir: '/data', pageDir: '/page', cwd: '/' };

function obsOf(flags: Record<string, string>, env: Record<string, string> = {}) {
  const config = readConfig({ flags, env, places });
  return config.ok ? config.value.outlets?.obs : config.faults.map(describeFault);
}

test('OBS is where its URL says, and saves its replay buffer at a goal unless other rules are given', () => {
  expect(obsOf({ obs: 'ws://localhost' })).toEqual({
    url: 'ws://localhost:4455',
    password: '',
    stream: 'stream1',
    rules: [{ on: 'goal', action: { do: 'replay' } }],
  });
  expect(obsOf({}, { BOARDCAST_OBS: 'ws://:p%40ss@[::1]:80' })).toMatchObject({
    url: 'ws://[::1]:80',
    password: 'p@ss',
  });
  expect(obsOf({ obs: 'ws://p4ss@obs-pc:4456' })).toMatchObject({ url: 'ws://obs-pc:4456', password: 'p4ss' });
  expect(obsOf({})).toBeUndefined();
});

test('rules without an OBS are refused', () => {
  expect(obsOf({ 'obs-on': 'goal=replay' })).toEqual([
    '--obs: expected ws://host:4455, or ws://:password@host:4455, beside --obs-on and --obs-stream, got ""',
  ]);
});

test('rules name cues and phases, and scenes as they are called', () => {
  const on = 'Goal=replay, goal=scene:Big Goal = 2,break=Scene:Break,final=scene: The End ';
  expect(obsOf({ obs: 'ws://x', 'obs-on': on, 'obs-stream': 'court2' })).toMatchObject({
    stream: 'court2',
    rules: [
      { on: 'goal', action: { do: 'replay' } },
      { on: 'goal', action: { do: 'scene', scene: 'Big Goal = 2' } },
      { on: 'break', action: { do: 'scene', scene: 'Break' } },
      { on: 'final', action: { do: 'scene', scene: 'The End' } },
    ],
  });
});

test.each([
  '',
  'goal',
  'goal=',
  'goal=scene:',
  'goal=record',
  'gaol=replay',
  'goal=replay,foul',
  `goal=scene:${'x'.repeat(201)}`,
])('rules that are none are refused at the door: %s', (on) => {
  expect(obsOf({ obs: 'ws://x', 'obs-on': on })).toEqual([
    expect.stringMatching(/^--obs-on: expected rules such as .* final, got /),
  ]);
});

test.each(['http://:secret@x', 'ws://:secret@x/path', 'wss://:secret@x', ':secret@x', 'ws://:sec%ret@x'])(
  'a URL that is none is refused without its password: %s',
  (obs) => {
    const faults = JSON.stringify(obsOf({ obs }));
    expect(faults).toContain('--obs: expected ws://host:4455, or ws://:password@host:4455');
    expect(faults).not.toMatch(/secret|sec%ret/);
  },
);
