import { describe, expect, test } from 'vitest';
import { createViewerRig as setUp, EPOCH } from './viewer-rig.ts';

describe('joining', () => {
  test('[V1] the first frame is a register frame that says who listens, how, and from which size of window', () => {
    const { viewer, link } = setUp();
    viewer.start();
    expect(link.last().url).toBe('ws://relay/stream1');
    expect(link.last().sent).toEqual([]);
    link.last().open(false);
    expect(link.last().sent).toEqual([
      {
        type: 'register',
        stream: 'stream1',
        role: 'viewer',
        protocol: 1,
        name: 'OBS program',
        viewport: { width: 1920, height: 1080 },
      },
    ]);
  });

  test('a socket that was opened and registered before the viewer was there is not registered again', () => {
    const { viewer, link, snapshot, events } = setUp();
    viewer.start();
    link.last().open(true);
    link.last().say(snapshot());
    expect(link.last().sent).toEqual([]);
    expect(events).toContainEqual({ kind: 'link', link: 'live' });
  });

  test('[V2] [G2] the snapshot is told whole, and makes the link live', () => {
    const { goLive, events } = setUp();
    goLive();
    expect(events).toEqual([
      { kind: 'link', link: 'connecting' },
      { kind: 'snapshot', rev: 7, values: { clock: '3:12' }, control: {}, source: { status: 'live', age: 20 } },
      { kind: 'link', link: 'live' },
    ]);
  });

  test('[V3] [G2] who comes back says what it holds, and a resumed snapshot leaves that as it is', () => {
    const { goLive, link, time, snapshot, events } = setUp();
    goLive();
    link.last().closed(1006);
    time.advance(2_000);
    link.last().open(false);
    expect(link.last().sent[0]).toMatchObject({ since: { epoch: EPOCH, rev: 7 } });
    events.length = 0;
    link.last().say(snapshot({ values: undefined, resumed: true }));
    expect(events).toEqual([
      { kind: 'resumed', rev: 7, source: { status: 'live', age: 20 } },
      { kind: 'link', link: 'live' },
    ]);
  });

  test('[V3] [G3] resumed news of a state that is not held is answered by a resync', () => {
    const { viewer, link, snapshot, events, types } = setUp();
    viewer.start();
    link.last().open(false);
    link.last().say(snapshot({ values: undefined, resumed: true }));
    expect(types()).toEqual(['register', 'resync']);
    expect(events).toEqual([{ kind: 'link', link: 'connecting' }]);
  });
});

describe('listening', () => {
  test('[V4] [G1] an update that starts at or before what is held is told; one that brings nothing newer is not', () => {
    const { goLive, link, events, update, types } = setUp();
    goLive();
    events.length = 0;
    link.last().say(update(5, 9, { clock: '3:11', 'home.timeouts': null }));
    link.last().say(update(7, 9, { clock: '3:30' }));
    link.last().say(update(6, 8, { clock: '3:40' }));
    expect(events).toEqual([
      {
        kind: 'patch',
        rev: 9,
        heardAt: expect.any(Number),
        values: { clock: '3:11', 'home.timeouts': null },
        control: undefined,
      },
    ]);
    expect(types()).toEqual(['register']);
  });

  test('[V4] [V5] [G3] an update past a gap is not told; one resync is sent, and its snapshot closes the gap', () => {
    const { goLive, link, events, snapshot, update, types } = setUp();
    goLive();
    events.length = 0;
    link.last().say(update(8, 9, { clock: '3:10' }));
    link.last().say(update(9, 10, { clock: '3:09' }));
    expect(types()).toEqual(['register', 'resync']);
    expect(events).toEqual([]);
    link.last().say(snapshot({ rev: 10, values: { clock: '3:09' } }));
    link.last().say(update(12, 13, { clock: '3:06' }));
    expect(types()).toEqual(['register', 'resync', 'resync']);
  });

  test('[V6] [G3] a heartbeat with a later revision or another epoch than what is held asks for a resync', () => {
    for (const beat of [
      { rev: 8, epoch: EPOCH },
      { rev: 7, epoch: 'other' },
    ]) {
      const { goLive, link, heartbeat, types } = setUp();
      goLive();
      link.last().say(heartbeat(7));
      expect(types()).toEqual(['register', 'ack']);
      link.last().say(heartbeat(beat.rev, beat.epoch));
      expect(types()).toEqual(['register', 'ack', 'resync', 'ack']);
    }
  });

  test('[G3] a resync that was not answered is asked for again after 5 s', () => {
    const { goLive, link, heartbeat, time, types } = setUp();
    goLive();
    for (let beat = 0; beat < 4; beat += 1) {
      time.advance(2_000);
      link.last().say(heartbeat(9));
    }
    expect(types().filter((type) => type === 'resync')).toHaveLength(2);
  });

  test('[V7] a heartbeat is answered with what is painted, how late, and whether anybody sees it; nothing else is', () => {
    const { goLive, link, heartbeat, time, viewer, update, page } = setUp();
    goLive();
    link.last().say(heartbeat(7));
    expect(link.last().sent.at(-1)).toEqual({ type: 'ack', rev: 0, visible: true });
    const readAt = time.now();
    time.advance(9);
    link.last().say(update(7, 8, { clock: '3:11' }, readAt));
    time.advance(5);
    viewer.painted(8, time.now());
    time.advance(1_900);
    expect(link.last().sent).toHaveLength(2);
    page.visible = false;
    link.last().say(heartbeat(8));
    expect(link.last().sent.at(-1)).toMatchObject({ type: 'ack', rev: 8, visible: false, lag: 14 });
  });

  test('[V6] [V7] a heartbeat that repeats the one before is answered all the same, and keeps the link fresh', () => {
    const { goLive, link, heartbeat, viewer, time, events, page } = setUp();
    goLive();
    link.last().say(heartbeat(7));
    viewer.painted(7, time.now());
    events.length = 0;
    for (let beat = 0; beat < 10; beat += 1) {
      time.advance(2_000);
      link.last().say(heartbeat(7));
    }
    expect(link.attempts).toHaveLength(1);
    const acks = link.last().sent.slice(-10);
    expect(acks).toEqual(Array.from({ length: 10 }, () => ({ type: 'ack', rev: 7, visible: true, lag: 0 })));
    page.visible = false;
    link.last().say(heartbeat(7));
    expect(link.last().sent.at(-1)).toMatchObject({ visible: false });
  });

  test('[V6] [V13] after a snapshot of another epoch a repeated heartbeat of the old one is a gap', () => {
    const { goLive, link, heartbeat, snapshot, types, time } = setUp();
    goLive();
    link.last().say(heartbeat(7));
    link.last().say(heartbeat(7));
    link.last().say(snapshot({ epoch: 'other', rev: 1 }));
    time.advance(100);
    link.last().say(heartbeat(7));
    expect(types()).toContain('resync');
  });

  test('[W3] a heartbeat of which only the source is another tells it', () => {
    const { goLive, link, heartbeat, events } = setUp();
    goLive();
    link.last().say(heartbeat(7));
    link.last().say({ ...heartbeat(7), source: { status: 'stale', age: 12_000 } });
    expect(events.at(-1)).toMatchObject({ kind: 'source', source: { status: 'stale' } });
  });

  test('[V7] the viewport is told again once it has changed, and to every new connection', () => {
    const { goLive, link, heartbeat, page, time } = setUp();
    const told = (): string[] =>
      link
        .last()
        .sent.map((frame) => JSON.stringify(frame))
        .filter((text) => text.includes('viewport'));
    const ack = '{"type":"ack","rev":0,"visible":true,"viewport":{"width":800,"height":600}}';
    goLive();
    link.last().say(heartbeat(7));
    page.viewport = { width: 800, height: 600 };
    link.last().say(heartbeat(7));
    link.last().say(heartbeat(7));
    expect(told()).toEqual([expect.stringContaining('"width":1920'), ack]);
    link.last().closed(1012);
    time.advance(1_500);
    // The page's early socket registers by itself; what it said is not known here.
    link.last().open(true);
    link.last().say(heartbeat(7));
    link.last().say(heartbeat(7));
    expect(told()).toEqual([ack]);
  });

  test('the lag counts from the fastest message seen, whatever the relay’s clock says', () => {
    const { link, heartbeat, time, viewer, snapshot, update } = setUp();
    const skew = 3_600_000;
    viewer.start();
    link.last().open(false);
    link.last().say(snapshot({ at: time.now() - skew - 60_000 }));
    link.last().say({ ...heartbeat(7), at: time.now() - skew });
    link.last().say(update(7, 8, { clock: '3:11' }, time.now() - skew - 30));
    viewer.painted(8, time.now());
    link.last().say(heartbeat(8));
    expect(link.last().sent.at(-1)).toMatchObject({ rev: 8, lag: 30 });
  });

  test('[V9] frames of unknown types and shapes change nothing', () => {
    const { goLive, link, events } = setUp();
    goLive();
    events.length = 0;
    for (const text of ['', 'pong', '{', '[]', '{"type":"cue","id":1}', '{"type":"update","since":"x"}']) {
      link.last().message(text);
    }
    expect(events).toEqual([]);
    expect(link.last().isLetGo()).toBe(false);
  });

  test('[V12] a publisher’s own frame is told as a patch under the names of the injected map', () => {
    const { viewer, link, events } = setUp({
      mapEcho: (values, apply) => {
        apply({ clock: String(values['time']) });
      },
    });
    viewer.start();
    link.last().open(false);
    link.last().message('{"type":"ocr","values":{"time":"3:12"}}');
    expect(events.slice(1)).toEqual([
      { kind: 'link', link: 'live' },
      { kind: 'patch', rev: 0, heardAt: expect.any(Number), values: { clock: '3:12' }, control: undefined },
    ]);
  });

  test('[V13] a new epoch’s snapshot replaces everything, even at a lower revision', () => {
    const { goLive, link, events, snapshot, update, types } = setUp();
    goLive();
    events.length = 0;
    link.last().say(snapshot({ epoch: 'new', rev: 1, values: { clock: '10:00' } }));
    link.last().say(update(1, 2, { clock: '9:59' }));
    expect(events.map((event) => event.kind)).toEqual(['snapshot', 'patch']);
    expect(types()).toEqual(['register']);
  });

  test('[G1] a snapshot older than what is held of its epoch is not told', () => {
    const { goLive, link, events, snapshot } = setUp();
    goLive();
    events.length = 0;
    link.last().say(snapshot({ rev: 6, values: { clock: '3:20' } }));
    expect(events.map((event) => event.kind)).toEqual(['source']);
  });

  test('[V13] on a new connection no update counts before the snapshot, since it does not say its epoch', () => {
    const { goLive, link, time, events, update } = setUp();
    goLive();
    link.last().closed(1012);
    time.advance(2_000);
    link.last().open(false);
    events.length = 0;
    link.last().say(update(7, 8, { clock: '0:01' }));
    expect(events).toEqual([]);
  });
});
