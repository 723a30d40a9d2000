import type { ReactNode } from 'react';
import { unreachable } from '#lib/unreachable.ts';

/** The states that have a sign: a feed's, this page's own link's (lost, refused, connecting), and an output's (good, idle, wait, bad). */
export type LightTone =
  | 'none'
  | 'live'
  | 'quiet'
  | 'stale'
  | 'offline'
  | 'restored'
  | 'lost'
  | 'refused'
  | 'connecting'
  | 'good'
  | 'idle'
  | 'wait'
  | 'bad';

/** The state's sign: each has a shape of its own, so that colour is never alone in telling it. Whoever uses it says the word beside it. */
export function StatusLight({ tone, className }: { tone: LightTone; className: string | undefined }): ReactNode {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapeOf(tone)}
    </svg>
  );
}

function shapeOf(tone: LightTone): ReactNode {
  switch (tone) {
    case 'good':
      return (
        <path
          d="M4 12.5 9.5 18 20 6.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      );
    case 'live':
      return <circle cx="12" cy="12" r="9" fill="currentColor" />;
    case 'quiet':
      return <path d="M6 4h4v16H6zM14 4h4v16h-4z" fill="currentColor" />;
    case 'stale':
    case 'lost':
    case 'refused':
      return <path d="M12 2 23 21H1zM10.8 9v6h2.4V9zm0 7.4v2.4h2.4v-2.4z" fill="currentColor" fillRule="evenodd" />;
    case 'offline':
    case 'bad':
      return (
        <path
          d="M5.6 3 12 9.4 18.4 3 21 5.6 14.6 12l6.4 6.4-2.6 2.6-6.4-6.4L5.6 21 3 18.4 9.4 12 3 5.6z"
          fill="currentColor"
        />
      );
    case 'none':
    case 'idle':
      return <circle cx="12" cy="12" r="7.5" fill="none" stroke="currentColor" strokeWidth="3" />;
    case 'connecting':
    case 'restored':
    case 'wait':
      return (
        <path
          d="M12 4.5a7.5 7.5 0 1 0 7.5 7.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
        />
      );
    default:
      return unreachable(tone);
  }
}
