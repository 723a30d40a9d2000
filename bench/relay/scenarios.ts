/** What is measured: how many viewers, how much is published, and what disturbs them. */

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly viewers: number;
  /** Values a second; or flat out, with at most so many on their way to the server. */
  readonly publish: { readonly perSecond: number } | { readonly onWay: number };
  /** All viewers dial at the same time. */
  readonly atOnce?: boolean;
  /** What is not there in the runs that are told as undisturbed. */
  readonly disturbance?: Disturbance;
}

export interface Disturbance {
  /** Viewers beside the others that stop reading for the whole time measured, and then go on. */
  readonly stalling?: number;
  /** HTTP reads of the stream's state a second, which only our relay has. */
  readonly reads?: number;
}

/**
 * Flat out: enough on their way that the server never waits for the next (a way there and back over loopback takes some 50 µs, so 128 feed
 * two and a half million a second, three times what the floor takes), and no more, since what waits in buffers is old and says nothing of the server.
 */
const ON_WAY = 128;

export const SCENARIOS: readonly Scenario[] = [
  { id: '2000x60', title: '2,000 viewers, 60 values/s', viewers: 2000, publish: { perSecond: 60 } },
  { id: '5000x60', title: '5,000 viewers, 60 values/s', viewers: 5000, publish: { perSecond: 60 } },
  { id: 'flat', title: '50 viewers, flat out', viewers: 50, publish: { onWay: ON_WAY } },
  { id: '2000x30', title: '2,000 viewers, 30 values/s', viewers: 2000, publish: { perSecond: 30 } },
  {
    id: 'stalled',
    title: '50 viewers, 2,000 values/s, beside 15 that stop reading',
    viewers: 50,
    publish: { perSecond: 2000 },
    disturbance: { stalling: 15 },
  },
  { id: 'joining', title: '3,000 viewers join at once', viewers: 3000, publish: { perSecond: 10 }, atOnce: true },
  {
    id: 'reads',
    title: '50 viewers, 60 values/s, beside 10,000 GET /api/streams/<id> a second',
    // As many outputs as a house has: the answer lists each of them.
    viewers: 50,
    publish: { perSecond: 60 },
    disturbance: { reads: 10_000 },
  },
];
