import { describe, expect, test } from 'vitest';
import { KEY } from './testing/fake-vmix.ts';
import { BUG, createRig, OTHER, render, set } from './testing/vmix-rig.ts';

describe('what is sent', () => {
  test('[O5] fields that are named as columns are filled at once and together, and no other is touched', async () => {
    const { fake, pass } = createRig();
    await pass(10);
    expect(fake.asked[0]).toBe('/api/');
    expect(fake.calls()).toEqual([
      render('Pause'),
      set('HomeScore.Text', '1'),
      set('AwayScore.Text', '2'),
      set('Clock.Text', '10%3A00'),
      render('Resume'),
    ]);
    expect(fake.inputs.get(KEY)).toEqual({
      ...BUG,
      'HomeScore.Text': '1',
      'AwayScore.Text': '2',
      'Clock.Text': '10:00',
    });
    expect(fake.paused.size).toBe(0);
  });

  test('[O5] one change is one request, and what did not change is not sent', async () => {
    const { fake, pass, put, link } = createRig();
    await pass(200);
    fake.calls();
    put('Clock', '9:59');
    link.changed();
    await pass(200);
    expect(fake.calls()).toEqual([set('Clock.Text', '9%3A59')]);
    link.changed();
    await pass(2000);
    expect(fake.calls()).toEqual([]);
  });

  test('names count blind to case, with and without what of the field is set', async () => {
    const { fake, pass } = createRig({ 'HOMESCORE.Text': '', awayscore: '', 'Clock.Fill.Color': '' });
    await pass(10);
    expect(fake.calls()).toEqual([
      render('Pause'),
      set('HOMESCORE.Text', '1'),
      set('awayscore', '2'),
      render('Resume'),
    ]);
  });

  test('every character arrives as it is', async () => {
    const { fake, pass, put } = createRig({ 'HomeName.Text': '' });
    const names = ['Café + Söhne & Co #1 100%', "a=b?c/d\\e'(f)*!~", '🦁\n\t"<>', 'half \ud83e'];
    const arrived: (string | undefined)[] = [];
    for (const name of names) {
      put('HomeName', name);
      await pass(200);
      arrived.push(fake.inputs.get(KEY)?.['HomeName.Text']);
    }
    expect(arrived).toEqual([...names.slice(0, 3), 'half \ufffd']);
    expect(fake.calls()[0]).toBe(set('HomeName.Text', 'Caf%C3%A9%20%2B%20S%C3%B6hne%20%26%20Co%20%231%20100%25'));
  });

  test('a picture is set by the address at which vMix reaches this machine, and none is taken off that was not set', async () => {
    const { fake, pass, put } = createRig({ 'Host.Source': 'C:\\own.png', 'AwayLogo.Source': 'C:\\own.png' });
    put('AwayLogo', '');
    await pass(200);
    expect(fake.calls()).toEqual([`/api/?Function=SetImage&Input=${KEY}&SelectedName=Host.Source&Value=192.168.1.20`]);
    put('AwayLogo', 'http://x/b.png');
    await pass(200);
    put('AwayLogo', '');
    await pass(200);
    expect(fake.calls().map((path) => path.split('Value=')[1])).toEqual(['http%3A%2F%2Fx%2Fb.png', '']);
  });

  test('[O5] a title without any field of a team is another one’s, and what somebody typed stays while nothing is known', async () => {
    const { fake, put, pass } = createRig({ 'Clock.Text': '9:41', 'Title.Text': 'Our guest', 'Status.Text': 'x' });
    fake.inputs.set(OTHER, { 'HomeName.Text': 'typed', 'HomeScore.Text': '0' });
    put('Title', '');
    put('HomeName', '');
    await pass(200);
    expect(fake.calls()).toEqual([set('HomeScore.Text', '1', OTHER)]);
    put('HomeName', 'LIONS');
    await pass(200);
    put('HomeName', '');
    await pass(200);
    expect(fake.calls()).toEqual([set('HomeName.Text', 'LIONS', OTHER), set('HomeName.Text', '', OTHER)]);
  });

  test('each title is held for itself, and only those that were chosen are filled', async () => {
    const all = createRig();
    all.fake.inputs.set(OTHER, { 'Clock.Text': '', 'HomeName.Text': 'x' });
    await all.pass(10);
    expect(all.fake.calls().slice(-2)).toEqual([render('Resume'), set('Clock.Text', '10%3A00', OTHER)]);
    const chosen = createRig(BUG, [OTHER.toUpperCase()]);
    chosen.fake.inputs.set(OTHER, { 'Clock.Text': '' });
    await chosen.pass(10);
    expect(chosen.fake.calls()).toEqual([set('Clock.Text', '10%3A00', OTHER)]);
    expect(chosen.link.alarms()).toEqual([]);
    const numbered = createRig(BUG, ['2', '7']);
    numbered.fake.inputs.set(OTHER, { 'Clock.Text': '' });
    await numbered.pass(10);
    expect(numbered.fake.calls()).toEqual([set('Clock.Text', '10%3A00', OTHER)]);
    expect(numbered.link.alarms()).toEqual(['vMix at http://vmix:8088: it has no input "7"']);
  });

  test('[O5] while nothing is known of the game titles keep what they show', async () => {
    const { fake, pass, row } = createRig();
    row.clear();
    await pass(3000);
    expect(fake.calls()).toEqual([]);
  });

  test('[O5] a column that leaves with its sport leaves its field empty', async () => {
    const { fake, pass, row, link } = createRig();
    await pass(200);
    fake.calls();
    row.delete('Clock');
    link.changed();
    await pass(200);
    expect(fake.calls()).toEqual([set('Clock.Text', '')]);
  });
});

describe('how often', () => {
  test('[O5] however fast it changes there are ten rounds a second, each with the latest, and one request at a time', async () => {
    const { fake, pass, put, mostAtOnce } = createRig();
    await pass(200);
    fake.calls();
    for (let tenth = 0; tenth < 200; tenth += 1) {
      put('Clock', `0:${tenth}`);
      await pass(10);
    }
    const sent = fake.calls();
    expect(sent.length).toBeGreaterThan(15);
    expect(sent.length).toBeLessThanOrEqual(21);
    await pass(200);
    expect(fake.inputs.get(KEY)?.['Clock.Text']).toBe('0:199');
    expect(mostAtOnce()).toBe(1);
  });

  test('a slow vMix is never asked twice at once, and gets the latest', async () => {
    const { fake, pass, put, mostAtOnce, takes } = createRig();
    await pass(200);
    takes(400);
    for (let score = 0; score < 30; score += 1) {
      put('HomeScore', String(score));
      await pass(50);
    }
    await pass(2000);
    expect(fake.inputs.get(KEY)?.['HomeScore.Text']).toBe('29');
    expect(mostAtOnce()).toBe(1);
  });

  test('[O5] a title is not held for long where vMix is slow', async () => {
    const { fake, pass, takes } = createRig();
    takes(600);
    await pass(6000);
    const calls = fake.calls();
    expect(calls.slice(0, 4)).toEqual([render('Pause'), set('HomeScore.Text', '1'), render('Resume'), render('Pause')]);
    expect(calls.filter((path) => path === render('Pause')).length).toBe(
      calls.filter((path) => path === render('Resume')).length + fake.paused.size,
    );
  });
});
