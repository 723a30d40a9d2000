import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createDemoLinks, KEEP_MS } from './demo-links.ts';

const hockey = { id: 'hockey', name: 'Ice hockey' };
const soccer = { id: 'soccer', name: 'Soccer' };

function setUp() {
  const time = createManualTime();
  const open = new Set<string>();
  let dialled = 0;
  const links = createDemoLinks((stream) => {
    dialled += 1;
    open.add(stream);
    return () => open.delete(stream);
  }, time);
  return { time, open, links, dialled: () => dialled };
}

test('tiles of a sport share one store and one link, which closes a while after the last of them', () => {
  const { time, open, links, dialled } = setUp();
  expect(links.storeOf(hockey)).toBe(links.storeOf(hockey));
  expect(links.storeOf(hockey)).not.toBe(links.storeOf(soccer));
  expect(dialled()).toBe(0);
  const done = [links.need(hockey), links.need(hockey), links.need(soccer)];
  expect([...open]).toEqual(['demo-hockey', 'demo-soccer']);
  done[0]?.();
  time.advance(KEEP_MS * 2);
  expect(open.has('demo-hockey')).toBe(true);
  done[1]?.();
  time.advance(KEEP_MS - 1);
  const again = links.need(hockey);
  time.advance(KEEP_MS);
  expect([...open]).toEqual(['demo-hockey', 'demo-soccer']);
  expect(dialled()).toBe(2);
  again();
  time.advance(KEEP_MS);
  expect([...open]).toEqual(['demo-soccer']);
});

test('a page that is not seen holds no link, and has those again that are needed when it is', () => {
  const { time, open, links } = setUp();
  links.need(hockey);
  const soccerDone = links.need(soccer);
  links.setVisible(false);
  expect([...open]).toEqual([]);
  soccerDone();
  links.need({ id: 'tennis', name: 'Tennis' });
  expect([...open]).toEqual([]);
  links.setVisible(true);
  time.advance(KEEP_MS);
  expect([...open]).toEqual(['demo-hockey', 'demo-tennis']);
});
