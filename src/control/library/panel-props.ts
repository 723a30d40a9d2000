import type { Library } from '#protocol/library.ts';
import type { LibraryPorts } from './library-ports.ts';
import type { Step } from './library-session.ts';

/** What each part of the page stands on. */
export interface PanelProps {
  readonly library: Library;
  /** Whether the relay has said what it holds: nothing can be done before. */
  readonly isKnown: boolean;
  readonly act: (step: Step) => void;
  readonly ports: LibraryPorts;
}
