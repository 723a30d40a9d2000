import { describe, expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

function read(...words: string[]) {
  return readCommandLine(words, '1.2.3');
}

test('no word at all starts the relay', () => {
  expect(read()).toEqual({ kind: 'run', command: 'start', flags: {}, words: [], faults: [] });
  expect(read('--port', '15002', '--lan')).toEqual({
    kind: 'run',
    command: 'start',
    flags: { port: '15002', lan: true },
    words: [],
    faults: [],
  });
});

test('each command has its own flags', () => {
  expect(read('demo', '--port=0')).toMatchObject({ command: 'demo', flags: { port: '0' }, faults: [] });
  expect(read('ograf', 'schedule', 'game.events', '--sport', 'hockey')).toMatchObject({
    command: 'ograf',
    words: ['schedule', 'game.events'],
    flags: { sport: 'hockey' },
    faults: [],
  });
  expect(read('simulate', '--test-data', '5', '--url', 'ws://x/y')).toMatchObject({
    command: 'simulate',
    flags: { 'test-data': '5', url: 'ws://x/y' },
    faults: [],
  });
});

describe('faults', () => {
  test('unknown flags and words are all named, and what follows an unknown flag is its value', () => {
    const line = read('start', '--prot', '15002', '--foo=1', '-q', 'x', 'extra', '--port', '1');
    expect(line).toMatchObject({ flags: { port: '1' } });
    expect(line.kind === 'run' ? line.faults : []).toEqual([
      '--prot: no such flag, expected one of --port, --host, --lan, --data, --sport, --names, --layouts, --button-key, --guard, --lenient-text, --open-lan, --unknown-publishers, --allow-publishers, --tcp, --udp, --poll, --watch-file, --allow-host, --allow-origin, --allow-local-files, --tls-cert, --tls-key, --trust-proxy, --max-connections, --max-connections-per-address, --upgrades-per-second, --max-streams, --streams, --engine, --node, --files, --webhook, --webhook-secret, --vmix, --vmix-stream, --vmix-input, --obs, --obs-on, --obs-stream',
      '--foo: no such flag, expected one of --port, --host, --lan, --data, --sport, --names, --layouts, --button-key, --guard, --lenient-text, --open-lan, --unknown-publishers, --allow-publishers, --tcp, --udp, --poll, --watch-file, --allow-host, --allow-origin, --allow-local-files, --tls-cert, --tls-key, --trust-proxy, --max-connections, --max-connections-per-address, --upgrades-per-second, --max-streams, --streams, --engine, --node, --files, --webhook, --webhook-secret, --vmix, --vmix-stream, --vmix-input, --obs, --obs-on, --obs-stream',
      '-q: no such flag, expected one of --port, --host, --lan, --data, --sport, --names, --layouts, --button-key, --guard, --lenient-text, --open-lan, --unknown-publishers, --allow-publishers, --tcp, --udp, --poll, --watch-file, --allow-host, --allow-origin, --allow-local-files, --tls-cert, --tls-key, --trust-proxy, --max-connections, --max-connections-per-address, --upgrades-per-second, --max-streams, --streams, --engine, --node, --files, --webhook, --webhook-secret, --vmix, --vmix-stream, --vmix-input, --obs, --obs-on, --obs-stream',
      'extra: no such command, expected one of start, demo, edge, simulate, sports, keys, layout, ograf',
    ]);
  });

  test('a flag without its value is kept as an empty one, to be named with the others', () => {
    expect(read('start', '--port', '--lan')).toMatchObject({ flags: { port: '', lan: true }, faults: [] });
  });

  test('a switch takes no value', () => {
    expect(read('start', '--lan=yes')).toMatchObject({ faults: ['--lan: expected no value, got "yes"'] });
  });

  test('a mistyped command is named, and nothing is started in its place without a fault', () => {
    expect(read('strat')).toMatchObject({
      faults: ['strat: no such command, expected one of start, demo, edge, simulate, sports, keys, layout, ograf'],
    });
  });
});

test('help and version are told, with the variable of each flag', () => {
  expect(read('--version')).toEqual({ kind: 'tell', text: '1.2.3' });
  const help = read('start', '--help');
  expect(help.kind === 'tell' ? help.text : '').toMatch(/--port <number>[\s\S]*BOARDCAST_PORT/);
  const top = read('--help');
  expect(top.kind === 'tell' ? top.text : '').toMatch(/start[\s\S]*demo[\s\S]*simulate/);
});

test('a list may be given piece by piece', () => {
  expect(readCommandLine(['start', '--host', '::1', '--host=127.0.0.1'], '1.0.0')).toMatchObject({
    flags: { host: '::1,127.0.0.1' },
  });
});
