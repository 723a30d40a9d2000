import { useEffect, useState } from 'react';
import { createScoreboardStore, type ScoreboardStore } from '#store/scoreboard-store.ts';
import { useTools } from './tools.tsx';

/** An output that is shown what happens later than the relay receives it. */
export interface DelayedOutput {
  readonly name: string;
  readonly delay: number;
}

/**
 * What a delayed output of this stream is shown, asked for under its very name and with its delay, so that the relay puts this page where it
 * put the output; undefined until it is there, and for no output. As an operator's page it is no output itself.
 */
export function useDelayedStore(stream: string, output: DelayedOutput | undefined): ScoreboardStore | undefined {
  const { listen } = useTools();
  const { name, delay } = output ?? {};
  const [shown, setShown] = useState<{ readonly name: string; readonly store: ScoreboardStore }>();
  useEffect(() => {
    if (name === undefined || delay === undefined) return undefined;
    const store = createScoreboardStore();
    const stopWaiting = store.subscribe(({ synced }) => {
      if (!synced) return;
      stopWaiting();
      setShown({ name, store });
    });
    const stopListening = listen({ store, stream, role: 'operator', name: name === '' ? null : name, delay });
    return () => {
      stopWaiting();
      stopListening();
    };
  }, [listen, stream, name, delay]);
  return shown !== undefined && shown.name === name ? shown.store : undefined;
}
