// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { detailWith, openDesk, type DeskUnderTest } from './fake-page.tsx';

const FEED = { 'home.score': '10', 'away.score': '8', clock: '4:20', 'home.fouls': '3', period: '2', x_wind: 'NW' };

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

async function open(options: Parameters<typeof openDesk>[0] = {}): Promise<DeskUnderTest> {
  page = await openDesk({ feed: { ...FEED }, ...options });
  return page;
}

const row = (desk: DeskUnderTest, field: string): HTMLElement => {
  const found = desk.element.querySelector<HTMLElement>(`[data-testid="row"][data-field="${field}"]`);
  if (found === null) throw new Error(`no row of ${field}`);
  return found;
};
const box = (within: HTMLElement): HTMLInputElement => {
  const found = within.querySelector('input');
  if (found === null) throw new Error('no box');
  return found;
};
/** Opens a part of the page that is closed. */
async function unfold(desk: DeskUnderTest, name: string): Promise<HTMLElement> {
  const fold = desk.get(`fold-${name}`);
  const trigger = fold.querySelector('button');
  if (trigger?.getAttribute('aria-expanded') !== 'true') await desk.click(trigger ?? fold);
  return fold;
}

describe('the bug', () => {
  test('is taken off the air and put back by one key that says which it is', async () => {
    const desk = await open();
    expect(desk.get('air-state').textContent).toBe('On air');
    await desk.click(desk.get('air'));
    expect(desk.get('air-state').textContent).toBe('Hidden');
    await desk.click(desk.get('air'));
    expect(desk.desk.said).toEqual([{ do: 'hide' }, { do: 'show' }]);
  });
});

describe('scoring by hand', () => {
  test('has the sport’s own steps, says where the value is from, and is undone by name', async () => {
    const desk = await open();
    await desk.click(desk.button('Home: Score +3'));
    expect(desk.desk.said).toEqual([{ do: 'nudge', field: 'home.score', by: 3 }]);
    expect(row(desk, 'home.score').dataset['state']).toBe('overridden');
    expect(desk.get('undo').textContent).toContain('takes back: Home: Score +3');
    expect(desk.get('release-all').textContent).toContain('1 by hand');
    await desk.click(desk.get('undo'));
    expect(row(desk, 'home.score').dataset['state']).toBe('live');
    expect(desk.get('undo').hasAttribute('disabled')).toBe(true);
  });

  test('of tennis has points, games and sets', async () => {
    const desk = await open({ sport: 'tennis' });
    await desk.click(desk.button('Home: Points: 40'));
    expect(desk.desk.said).toEqual([{ do: 'override', field: 'home.points', value: '40' }]);
    expect(() => desk.button('Home: Sets +1')).not.toThrow();
  });
});

describe('a value', () => {
  test('stands beside what the feed says of it, and follows it live while nobody’s hand is on it', async () => {
    const desk = await open();
    await desk.live({ ...FEED, clock: '4:19' });
    const clock = row(desk, 'clock');
    expect(clock.querySelector('[data-testid="on-air"]')?.textContent).toBe('4:19');
    expect(clock.querySelector('[data-testid="reading"]')?.textContent).toBe('4:19');
  });

  test('stands beside what delayed outputs still show', async () => {
    const desk = await open();
    expect(desk.element.querySelector('[data-testid="program"]')).toBeNull();
    desk.desk.program = { ...FEED, clock: '4:25' };
    await desk.pass(1_000);
    expect(row(desk, 'clock').querySelector('[data-testid="on-air"]')?.textContent).toBe('4:20on program 4:25');
    // In the table and at the big clock.
    expect(desk.element.querySelectorAll('[data-testid="program"]')).toHaveLength(2);
  });

  test('goes on air when it is applied, never while it is typed, and is released again', async () => {
    const desk = await open();
    const score = row(desk, 'home.score');
    await desk.type(box(score), '77');
    expect(desk.desk.said).toEqual([]);
    await desk.click(desk.button('Apply: New value of Home: Score'));
    expect(desk.desk.said).toEqual([{ do: 'override', field: 'home.score', value: '77' }]);
    expect(score.querySelector('[data-testid="reading"]')?.textContent).toBe('10');
    await desk.click(desk.button('Release Home: Score'));
    expect(desk.desk.said.at(-1)).toEqual({ do: 'release', field: 'home.score' });
  });

  test('that was typed is given up by Escape', async () => {
    const desk = await open();
    const score = box(row(desk, 'home.score'));
    await desk.type(score, '77');
    await desk.press('Escape', score);
    expect(score.value).toBe('10');
    expect(desk.desk.said).toEqual([]);
  });

  test('of a field that no table knows stands out, and gets its name in the mapping', async () => {
    const desk = await open();
    expect(row(desk, 'x_wind').dataset['mapped']).toBe('false');
    const fold = await unfold(desk, 'mapping');
    const mapping = fold.querySelector('[data-testid="mapping"]');
    expect(mapping?.textContent).toContain('x_wind = NW');
    const list = mapping?.querySelector('select');
    if (!list) throw new Error('no list');
    await desk.choose(list, 'status');
    expect(desk.desk.said).toEqual([{ do: 'name', source: 'x_wind', field: 'status' }]);
  });
});

describe('the clock', () => {
  test('is taken over as it stands, set, and handed back', async () => {
    const desk = await open();
    await desk.click(desk.get('clock-start'));
    expect(desk.get('clock-start').hasAttribute('disabled')).toBe(true);
    const clock = box(desk.get('clock-panel'));
    await desk.type(clock, '9:5x');
    await desk.click(desk.button('Apply: Set the clock to'));
    expect(desk.get('clock-panel').textContent).toContain('Expected a time');
    await desk.type(clock, '9:58');
    await desk.click(desk.button('Apply: Set the clock to'));
    await desk.click(desk.get('clock-release'));
    expect(desk.desk.said).toEqual([{ do: 'clock-start' }, { do: 'clock-set', ms: 598_000 }, { do: 'clock-release' }]);
  });

  test('of a hand goes a second up or down from where it stands', async () => {
    const desk = await open();
    await desk.click(desk.get('clock-stop'));
    await desk.click(desk.button('Clock +1 s'));
    expect(desk.desk.said.at(-1)).toEqual({ do: 'clock-set', ms: 261_000 });
  });
});

test('Next leads through the game and says where to', async () => {
  const desk = await open();
  expect(desk.get('next').textContent).toContain('Next: Live');
  await desk.click(desk.get('next'));
  expect(desk.get('next').textContent).toContain('Next: Break');
  expect(desk.element.querySelector('[aria-current="step"]')?.textContent).toBe('Live');
});

test('swap on the screen and changed ends are two commands, each with a sentence of its own', async () => {
  const desk = await open();
  const fold = await unfold(desk, 'places');
  await desk.click(desk.get('swap'));
  await desk.click(desk.get('ends'));
  expect(desk.desk.said).toEqual([{ do: 'swap' }, { do: 'ends' }]);
  expect(fold.textContent).toContain('The board’s ends are changed');
});

test('a team’s words go on air together', async () => {
  const desk = await open();
  await unfold(desk, 'teams');
  const form = desk.get('team-home');
  const [name, short] = form.querySelectorAll('input');
  if (!name || !short) throw new Error('no boxes');
  await desk.type(name, 'Lions');
  await desk.type(short, 'LIO');
  expect(desk.desk.said).toEqual([]);
  await desk.submit(form);
  expect(desk.desk.said).toEqual([{ do: 'team', side: 'home', name: 'Lions', short: 'LIO' }]);
  expect(desk.element.querySelector('[data-side="home"]')?.getAttribute('aria-label')).toBe('Lions');
});

test('a line of the strap goes on air when it is applied, and an empty one gives the word back', async () => {
  const desk = await open();
  const name = box(await unfold(desk, 'texts'));
  await desk.type(name, ' Cup final ');
  await desk.click(desk.button('Apply: Title'));
  await desk.type(name, '');
  await desk.click(desk.button('Apply: Title'));
  expect(desk.desk.said).toEqual([
    { do: 'texts', title: 'Cup final' },
    { do: 'texts', title: null },
  ]);
});

describe('two operators', () => {
  test('the slower one is told who did what, and can say it again', async () => {
    const desk = await open();
    desk.desk.other('Ben', { do: 'override', field: 'home.fouls', value: '5' });
    await desk.click(desk.button('Home: Score +1'));
    expect(desk.get('trouble').textContent).toContain('Home: Score +1');
    expect(desk.get('trouble').textContent).toContain('Ben: Home: Fouls set to 5');
    await desk.click(desk.get('say-again'));
    expect(desk.element.querySelector('[data-testid="trouble"]')).toBeNull();
    expect(desk.desk.view().state.overrides).toEqual({ 'home.fouls': '5', 'home.score': '11' });
  });

  test('what another did is on the page within a second', async () => {
    const desk = await open();
    desk.desk.other('Ben', { do: 'hide' });
    await desk.pass(1000);
    expect(desk.get('air-state').textContent).toBe('Hidden');
  });

  test('a desk that cannot be reached is said, and what was known stays', async () => {
    const desk = await open();
    desk.desk.down = true;
    await desk.pass(1000);
    expect(desk.get('problem').textContent).toContain('Boardcast cannot be reached');
    expect(desk.get('score-home.score').textContent).toBe('10');
  });
});

describe('shortcuts', () => {
  test('act anywhere but where somebody types', async () => {
    const desk = await open();
    await desk.press('q');
    await desk.press('b');
    await desk.press('q', box(row(desk, 'home.score')));
    expect(desk.desk.said).toEqual([{ do: 'nudge', field: 'home.score', by: 1 }, { do: 'hide' }]);
  });

  test('can be given other keys, which this browser keeps; a key that is taken stays', async () => {
    const desk = await open();
    const fold = await unfold(desk, 'shortcuts');
    await desk.click(desk.get('key-visible'));
    await desk.press('f', desk.get('key-visible'));
    await desk.click(desk.get('key-undo'));
    await desk.press('n', desk.get('key-undo'));
    expect(fold.textContent).toContain('That key is taken by');
    expect(desk.desk.said).toEqual([]);
    await desk.press('f');
    await desk.press('b');
    expect(desk.desk.said).toEqual([{ do: 'hide' }]);
    expect(desk.storage.getItem('boardcast.keys')).toBe('{"visible":"f"}');
  });
});

test('an operator’s name is told to the relay and stands in the audit', async () => {
  const desk = await open();
  const fold = await unfold(desk, 'desk');
  const boxes = [...fold.querySelectorAll<HTMLInputElement>('input[type="text"]')];
  if (boxes[0] === undefined) throw new Error('no box');
  await desk.type(boxes[0], 'Anna');
  await desk.click(desk.button('Apply: Your name'));
  await desk.click(desk.get('air'));
  const audit = await unfold(desk, 'audit');
  expect(desk.joined).toEqual(['Control 42', 'Anna']);
  expect(audit.textContent).toContain('the bug hidden Anna');
  expect(audit.querySelector('a')?.getAttribute('href')).toBe('/api/streams/stream1/audit?format=csv');
});

test('an output gets a delay of its own, in steps, and is marked as program', async () => {
  const desk = await open({ detail: detailWith('OBS main') });
  const fold = await unfold(desk, 'outputs');
  const output = fold.querySelector<HTMLElement>('[data-testid="output"]');
  if (output === null) throw new Error('no output');
  const delay = output.querySelector<HTMLInputElement>('input[type="text"], input[inputmode]');
  if (delay === null) throw new Error('no box');
  await desk.type(delay, '417');
  await desk.click(desk.button('Apply: Delay of OBS main'));
  expect(desk.desk.said).toEqual([{ do: 'delay', ms: 420, output: 'OBS main' }]);
  const alarm = output.querySelector<HTMLElement>('[role="switch"]');
  if (alarm === null) throw new Error('no switch');
  await desk.click(alarm);
  expect(desk.desk.said.at(-1)).toEqual({ do: 'program', output: 'OBS main', program: true });
});

test('the page speaks the language that was chosen, and the score is told, but no tick of the clock', async () => {
  const desk = await open({ language: 'de' });
  expect(desk.get('air-state').textContent).toBe('Auf Sendung');
  const told = desk.get('announcer');
  const before = told.textContent;
  expect(before).toContain('Heim 10');
  await desk.live({ ...FEED, clock: '4:19' });
  expect(told.textContent).toBe(before);
  await desk.live({ ...FEED, 'home.score': '12' });
  expect(told.textContent).toContain('Heim 12');
});

test('the clock is said to be the feed’s only where there is one', async () => {
  const moves = /The feed moves the clock/;
  const fed = await open();
  expect(fed.get('clock-panel').textContent).toMatch(moves);
  fed.leave();
  const bare = await open({ feed: {} });
  expect(bare.get('clock-panel').textContent).not.toMatch(moves);
});
