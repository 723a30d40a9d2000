import { describe, expect, test } from 'vitest';
import { createViewerRig } from './viewer-rig.ts';

describe('[V10] the way back', () => {
  test('after any close below 4500 it dials again within 0.25 to 1.5 s, for ever, and no two waits alike', () => {
    const { viewer, link, time, links } = createViewerRig();
    viewer.start();
    const waits: number[] = [];
    for (const code of [1006, 1001, 1012, 1013, 4000, 4008, 4499, ...Array.from({ length: 200 }, () => 1006)]) {
      const dialled = link.attempts.length;
      link.last().closed(code);
      const from = time.now();
      while (link.attempts.length === dialled) time.advance(1);
      waits.push(time.now() - from);
    }
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(250);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1500);
    expect(new Set(waits).size).toBeGreaterThan(100);
    expect(new Set(links())).toEqual(new Set(['connecting', 'waiting']));
  });

  test('the wait grows only while nothing is heard', () => {
    const { goLive, link, time, snapshot } = createViewerRig({ random: () => 0.999 });
    goLive();
    for (let round = 0; round < 5; round += 1) {
      link.last().closed(1012);
      time.advance(500);
      link.last().open(false);
      link.last().say(snapshot());
    }
    expect(link.attempts).toHaveLength(6);
  });

  test('codes of 4500 and up hold: one attempt a minute', () => {
    const { goLive, link, time, links } = createViewerRig();
    goLive();
    for (const code of [4503, 4505, 4999]) {
      const dialled = link.attempts.length;
      link.last().closed(code);
      time.advance(59_999);
      expect(link.attempts).toHaveLength(dialled);
      time.advance(1);
      expect(link.attempts).toHaveLength(dialled + 1);
    }
    expect(links()).toEqual(['connecting', 'live', 'waiting', 'stale', 'waiting', 'stale', 'waiting', 'stale']);
  });

  test('news from the host end the wait at once', () => {
    for (const code of [1006, 4503]) {
      const { goLive, link, viewer, time } = createViewerRig();
      goLive();
      link.last().closed(code);
      viewer.retry();
      expect(link.attempts).toHaveLength(2);
      viewer.retry();
      time.advance(2_000);
      expect(link.attempts).toHaveLength(2);
    }
  });

  test('news from the host leave a link alone that is well', () => {
    const { goLive, link, viewer, time } = createViewerRig();
    goLive();
    time.advance(5_000);
    viewer.retry();
    expect(link.attempts).toHaveLength(1);
    expect(link.last().isLetGo()).toBe(false);
  });

  test('a connection that does not stand within 5 s is given up', () => {
    const { viewer, link, time, links } = createViewerRig();
    viewer.start();
    time.advance(4_999);
    expect(link.last().isLetGo()).toBe(false);
    time.advance(1);
    expect(link.last().isLetGo()).toBe(true);
    time.advance(1_500);
    expect(link.attempts).toHaveLength(2);
    expect(links()).toEqual(['connecting', 'waiting', 'connecting']);
  });

  test('an attempt that was let go is not heard any more', () => {
    const { goLive, link, time, events, update, snapshot } = createViewerRig();
    goLive();
    const [first] = link.attempts;
    time.advance(6_250);
    expect(link.attempts).toHaveLength(2);
    events.length = 0;
    first?.say(update(7, 8, { clock: '0:01' }));
    first?.say(snapshot({ rev: 9 }));
    first?.closed(4503);
    time.advance(100);
    expect(events).toEqual([]);
    expect(link.last().isLetGo()).toBe(false);
  });

  test('a closed viewer lets go and leaves no timer', () => {
    const { goLive, link, time, viewer } = createViewerRig();
    goLive();
    viewer.close();
    viewer.retry();
    expect(link.last().isLetGo()).toBe(true);
    expect(time.pending()).toBe(0);
    expect(link.attempts).toHaveLength(1);
  });
});

describe('[V11] silence', () => {
  test('a new connection is opened when 6 s went by without a frame, with no wait for a close', () => {
    const { goLive, link, time, links } = createViewerRig();
    goLive();
    time.advance(6_249);
    expect(link.attempts).toHaveLength(1);
    time.advance(1);
    expect(link.attempts).toHaveLength(2);
    expect(link.attempts[0]?.isLetGo()).toBe(true);
    expect(links()).toEqual(['connecting', 'live', 'stale']);
  });

  test('any frame counts, even one that says nothing', () => {
    const { goLive, link, time } = createViewerRig();
    goLive();
    for (let second = 0; second < 60; second += 1) {
      time.advance(1_000);
      link.last().message('?');
    }
    expect(link.attempts).toHaveLength(1);
  });

  test('a hidden page is given 70 s', () => {
    const { goLive, link, time, viewer, page } = createViewerRig();
    goLive();
    page.visible = false;
    viewer.retry();
    time.advance(69_000);
    expect(link.attempts).toHaveLength(1);
    time.advance(1_250);
    expect(link.attempts).toHaveLength(2);
  });

  test('a page that is shown again looks at once', () => {
    const { goLive, link, time, viewer, page } = createViewerRig();
    goLive();
    page.visible = false;
    viewer.retry();
    time.advance(7_000);
    page.visible = true;
    viewer.retry();
    expect(link.attempts).toHaveLength(2);
  });

  test('it is armed by the first snapshot or heartbeat: a server that only echoes may be silent for hours', () => {
    const { viewer, link, time } = createViewerRig({ mapEcho: () => undefined });
    viewer.start();
    link.last().open(false);
    link.last().message('{"type":"ocr","values":{"time":"3:12"}}');
    time.advance(3_600_000);
    expect(link.attempts).toHaveLength(1);
    expect(link.last().isLetGo()).toBe(false);
  });

  test('once armed, a connection that stands and says nothing is given up as well', () => {
    const { goLive, link, time } = createViewerRig();
    goLive();
    time.advance(6_250);
    link.last().open(false);
    time.advance(6_250);
    expect(link.attempts).toHaveLength(3);
  });

  test('[F17] a machine that slept is noticed within 6 s of waking, though its own clock stood still and nothing comes', () => {
    const { goLive, link, time, page } = createViewerRig();
    goLive();
    time.advance(1_000);
    page.sleptMs = 3_600_000;
    time.advance(6_250);
    expect(link.attempts).toHaveLength(2);
  });

  test('[F11] a wall clock that is set back is not noticed, and one that is set forward costs one dial', () => {
    for (const [jump, dials] of [
      [-86_400_000, 1],
      [86_400_000, 2],
    ] as const) {
      const { goLive, link, page, heartbeat, time, snapshot } = createViewerRig();
      goLive();
      page.sleptMs = jump;
      for (let beat = 0; beat < 30; beat += 1) {
        time.advance(2_000);
        if (link.attempts.length === 2 && beat === 1) {
          link.last().open(false);
          link.last().say(snapshot());
        }
        link.last().say(heartbeat(7));
      }
      expect(link.attempts).toHaveLength(dials);
    }
  });

  test('[F17] a machine that slept is noticed although frames from before were still delivered', () => {
    const { goLive, link, page, heartbeat } = createViewerRig();
    goLive();
    page.sleptMs = 60_000;
    link.last().say(heartbeat(7));
    expect(link.attempts).toHaveLength(2);
  });
});
