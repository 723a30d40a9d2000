import type { FlagSpec } from './flag-spec.ts';

/** What the relay tells others by itself. */
export const OUTLET_FLAGS: readonly FlagSpec[] = [
  {
    name: 'files',
    value: 'folder',
    env: 'BOARDCAST_FILES',
    about: 'a text file of each value, for programs that read files (none)',
  },
  {
    name: 'webhook',
    value: 'addresses',
    env: 'BOARDCAST_WEBHOOK',
    list: true,
    about: 'who is told over HTTP what happens, such as https://club.example/score (none)',
  },
  {
    name: 'webhook-secret',
    value: 'secret',
    env: 'BOARDCAST_WEBHOOK_SECRET',
    about: 'what it is signed with: whsec_ and base64 (none)',
  },
  {
    name: 'vmix',
    value: 'url',
    env: 'BOARDCAST_VMIX',
    about: 'the vMix whose titles it fills: http://host:8088, or http://user:password@host:8088 (none)',
  },
  { name: 'vmix-stream', value: 'stream', env: 'BOARDCAST_VMIX_STREAM', about: 'the stream that fills them (stream1)' },
  {
    name: 'vmix-input',
    value: 'keys',
    env: 'BOARDCAST_VMIX_INPUT',
    list: true,
    about: 'keys or numbers of the inputs that it fills (each title with a field named as a column)',
  },
  {
    name: 'obs',
    value: 'url',
    env: 'BOARDCAST_OBS',
    about: 'the OBS that is told of cues: ws://host:4455, or ws://:password@host:4455 (none)',
  },
  {
    name: 'obs-on',
    value: 'rules',
    env: 'BOARDCAST_OBS_ON',
    list: true,
    about: 'what it does: goal=replay saves its replay buffer, timeout=scene:Break switches its scene (goal=replay)',
  },
  {
    name: 'obs-stream',
    value: 'stream',
    env: 'BOARDCAST_OBS_STREAM',
    about: 'the stream whose cues these are (stream1)',
  },
];
