import { describe, expect, test } from 'vitest';
import { KEY } from './testing/fake-vmix.ts';
import { BUG, createRig, OTHER, render, set } from './testing/vmix-rig.ts';

describe('when vMix is away', () => {
  test('[O5] it is asked again with a pause that grows, and is an alarm after 5 s that says what to do', async () => {
    const { fake, link, pass, answers } = createRig();
    answers(false);
    await pass(4000);
    expect(link.alarms()).toEqual([]);
    await pass(2000);
    expect(link.alarms()).toEqual([
      'vMix does not answer at http://vmix:8088 (ECONNREFUSED): see that it runs, and that its Settings → Web Controller is on. Its titles stand still.',
    ]);
    const { requests, isUp } = link.count();
    expect(isUp).toBe(false);
    expect(requests).toBeLessThan(12);
    answers(true);
    await pass(1500);
    expect(link.alarms()).toEqual([]);
    expect(link.count()).toMatchObject({ name: 'vmix', isUp: true });
    expect(fake.inputs.get(KEY)?.['Clock.Text']).toBe('10:00');
  });

  test('[O5] when it is back everything is sent anew, since nobody knows what it shows', async () => {
    const { fake, pass, put, answers } = createRig();
    await pass(200);
    answers(false);
    put('Clock', '9:59');
    await pass(1000);
    fake.inputs.set(KEY, { ...BUG });
    fake.calls();
    answers(true);
    await pass(2000);
    expect(fake.inputs.get(KEY)).toEqual({
      ...BUG,
      'HomeScore.Text': '1',
      'AwayScore.Text': '2',
      'Clock.Text': '9:59',
    });
  });

  test('a title that was held when it went away goes on once it is back', async () => {
    const { fake, pass, answers } = createRig();
    let isFirst = true;
    fake.instead = (path) => {
      if (path.includes('PauseRender') && isFirst) {
        isFirst = false;
        answers(false);
      }
      return undefined;
    };
    await pass(500);
    expect(fake.paused.size).toBe(1);
    answers(true);
    await pass(2000);
    expect(fake.paused.size).toBe(0);
    expect(fake.calls().slice(0, 3)).toEqual([render('Pause'), render('Resume'), render('Pause')]);
  });

  test('a preset that is loaded, and a title that somebody typed into, are filled within 5 s', async () => {
    const { fake, pass } = createRig();
    await pass(200);
    fake.calls();
    await pass(10_000);
    expect(fake.calls()).toEqual([]);
    fake.inputs.set(OTHER, { 'Clock.Text': 'C', 'HomeName.Text': 'x' });
    fake.inputs.set(KEY, { ...BUG, 'HomeScore.Text': '1', 'AwayScore.Text': '2', 'Clock.Text': 'typed' });
    await pass(5_000);
    expect(fake.calls()).toEqual([set('Clock.Text', '10%3A00'), set('Clock.Text', '10%3A00', OTHER)]);
  });

  test('[O5] a text that vMix shows otherwise than it was sent is sent once more, and not for ever', async () => {
    const { fake, pass } = createRig({ 'Clock.Text': '', 'HomeName.Text': 'x' });
    fake.instead = (path) => {
      const input = fake.inputs.get(KEY);
      if (path.includes('SetText') && input !== undefined) input['Clock.Text'] = '10.00';
      return path.includes('SetText') ? { status: 200, body: '' } : undefined;
    };
    await pass(30_000);
    expect(fake.calls()).toHaveLength(2);
  });
});

test('[G5] a row that cannot be made ends nothing: the next one is sent', async () => {
  const { fake, pass, put, row } = createRig();
  await pass(200);
  put('broken', '');
  await pass(3000);
  row.delete('broken');
  put('Clock', '9:58');
  await pass(3000);
  expect(fake.inputs.get(KEY)?.['Clock.Text']).toBe('9:58');
});

describe('what vMix refuses', () => {
  test('a wrong password is said as such', async () => {
    const { fake, link, pass } = createRig();
    fake.authorization = 'Basic x';
    await pass(6000);
    expect(link.alarms()).toEqual([
      'vMix at http://vmix:8088 refuses the password: give the one of its Settings → Web Controller with --vmix. Its titles stand still.',
    ]);
  });

  test('[O5] a field that is refused holds up no other, is tried every 5 s and is an alarm', async () => {
    const { fake, link, pass } = createRig();
    fake.instead = (path) => (path.includes('AwayScore') ? { status: 500, body: 'Error' } : undefined);
    await pass(1000);
    expect(fake.inputs.get(KEY)).toMatchObject({ 'HomeScore.Text': '1', 'Clock.Text': '10:00' });
    expect(fake.paused.size).toBe(0);
    expect(fake.calls().filter((path) => path.includes('AwayScore'))).toHaveLength(1);
    expect(link.alarms()).toEqual(['vMix at http://vmix:8088: it refuses AwayScore.Text']);
    fake.instead = () => undefined;
    await pass(5000);
    expect(fake.inputs.get(KEY)).toMatchObject({ 'AwayScore.Text': '2' });
    expect(link.alarms()).toEqual([]);
  });

  test('a vMix that cannot hold titles is filled all the same', async () => {
    const { fake, pass } = createRig();
    fake.instead = (path) => (path.includes('Render') ? { status: 500, body: 'Error' } : undefined);
    await pass(200);
    expect(fake.inputs.get(KEY)).toMatchObject({ 'HomeScore.Text': '1', 'AwayScore.Text': '2', 'Clock.Text': '10:00' });
    expect(fake.calls().filter((path) => path.includes('ResumeRender'))).toEqual([]);
  });

  test.each([
    [500, '', 'it answers 500'],
    [302, '', 'it answers 302'],
    [200, '<html></html>', 'what it says of itself cannot be read: it is no state of vMix'],
    [200, '<!DOCTYPE vmix [<!ENTITY a "b">]><vmix/>', 'what it says of itself cannot be read: it has a document type'],
  ])('a state that is none (%i %s) is an alarm that says so', async (status, body, reason) => {
    const { fake, link, pass } = createRig();
    fake.instead = (path) => (path === '/api/' ? { status, body } : undefined);
    await pass(6000);
    expect(link.alarms()).toEqual([expect.stringContaining(`(${reason})`)]);
    expect(fake.calls()).toEqual([]);
  });

  test('a vMix without a title for it is an alarm that names a field', async () => {
    const { link, pass } = createRig({ 'Sponsor.Text': '' });
    await pass(200);
    expect(link.alarms()).toEqual([
      'vMix at http://vmix:8088: no title has a field that is named as a column, such as HomeScore.Text',
    ]);
  });
});

test('who stops it in the midst of a batch leaves no title held, and nothing is sent after that', async () => {
  const { fake, link, pass, put } = createRig();
  let isStopped = false;
  fake.instead = (path) => {
    if (path.includes('HomeScore')) void link.stop().then(() => (isStopped = true));
    return undefined;
  };
  await pass(200);
  expect(isStopped).toBe(true);
  expect(fake.calls()).toEqual([render('Pause'), set('HomeScore.Text', '1'), render('Resume')]);
  put('Clock', '1:00');
  await pass(20_000);
  expect(fake.calls()).toEqual([]);
});
