import { expect, test } from 'vitest';
import { captureOf, createLivePicture } from './live-picture.ts';

/** A stream of one track, as much of it as is used. */
function aStream() {
  const track = Object.assign(new EventTarget(), {
    stopped: false,
    stop: () => {
      track.stopped = true;
    },
  });
  // The page uses no more of a stream than its tracks.
  return { track, stream: { getTracks: () => [track] } as unknown as MediaStream };
}

function fault(name: string): Promise<never> {
  return Promise.reject(Object.assign(new Error('no'), { name }));
}

test('a picture is asked for, shown, and its tracks are stopped when it is not wanted any more', async () => {
  const { stream, track } = aStream();
  const live = createLivePicture({ screen: () => Promise.resolve(stream) });
  const seen: (string | undefined)[] = [];
  live.subscribe(() => seen.push(live.state().source));
  const asked = live.start('screen');
  expect(live.state()).toEqual({ source: 'screen', stream: undefined, problem: undefined });
  await asked;
  expect(live.state().stream).toBe(stream);
  live.stop();
  expect(track.stopped).toBe(true);
  expect(live.state()).toEqual({ source: undefined, stream: undefined, problem: undefined });
  expect(seen).toEqual(['screen', 'screen', undefined]);
});

test('another picture takes the place of the one that is shown', async () => {
  const [screen, camera] = [aStream(), aStream()];
  const live = createLivePicture({
    screen: () => Promise.resolve(screen.stream),
    camera: () => Promise.resolve(camera.stream),
  });
  await live.start('screen');
  await live.start('camera');
  expect([screen.track.stopped, camera.track.stopped]).toEqual([true, false]);
  expect(live.state()).toMatchObject({ source: 'camera', stream: camera.stream });
});

test('a yes that comes when nobody waits for it any more is given back at once', async () => {
  const { stream, track } = aStream();
  const live = createLivePicture({ screen: () => Promise.resolve(stream) });
  const asked = live.start('screen');
  live.stop();
  await asked;
  expect(track.stopped).toBe(true);
  expect(live.state().stream).toBeUndefined();
});

test('sharing that is ended in the browser, and a camera that is pulled out, are told', async () => {
  const { stream, track } = aStream();
  const live = createLivePicture({ screen: () => Promise.resolve(stream) });
  await live.start('screen');
  track.dispatchEvent(new Event('ended'));
  expect(live.state()).toEqual({
    source: undefined,
    stream: undefined,
    problem: { source: 'screen', kind: 'ended' },
  });
});

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'held'],
  ['AbortError', 'other'],
])('a no is told by its kind: %s', async (name, kind) => {
  const live = createLivePicture({ camera: () => fault(name) });
  await live.start('camera');
  expect(live.state()).toEqual({ source: undefined, stream: undefined, problem: { source: 'camera', kind } });
});

test('a browser that gives no pictures, or none of this kind, has nothing to choose', async () => {
  expect(captureOf(undefined)).toEqual({});
  const asked: unknown[] = [];
  const devices = {
    getUserMedia: (wish: unknown) => {
      asked.push(wish);
      return Promise.resolve(aStream().stream);
    },
  };
  const capture = captureOf(devices as unknown as MediaDevices);
  expect(Object.keys(capture)).toEqual(['camera']);
  await capture.camera?.();
  expect(asked).toMatchObject([{ audio: false }]);
});
