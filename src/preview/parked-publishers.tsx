import { useState, type ReactNode } from 'react';
import { ParkedBand } from '#graphic/parked-band.tsx';
import type { Refusal } from '#lib/result.ts';
import type { Command } from '#protocol/desk.ts';
import type { Poll } from '#store/poll.ts';
import { Problem } from '#store/words/problem.tsx';
import type { StreamWatch } from './stream-watch.ts';
import { usePoll, useTools } from './tools.tsx';
import panel from './panel.module.css';

/** The publishers that wait to be let in: the one thing that is said of a stream from here, since a feed that does not come is looked for here. */
export function ParkedPublishers({
  stream,
  watch,
}: {
  readonly stream: string;
  readonly watch: Poll<StreamWatch>;
}): ReactNode {
  const { api } = useTools();
  const { answer } = usePoll(watch);
  const [problem, setProblem] = useState<Refusal>();
  const parked = (answer?.value?.publishers ?? []).filter(({ standing }) => standing === 'parked');
  async function say(command: Command): Promise<void> {
    const said = await api.say(stream, command);
    setProblem(said.ok ? undefined : said);
  }
  return (
    <>
      <ParkedBand
        parked={parked}
        accept={(address) => void say({ do: 'admit', address })}
        reject={(address) => void say({ do: 'turn-away', address })}
      />
      {problem === undefined || parked.length === 0 ? null : (
        <p className={panel.problem} role="alert">
          <Problem of={problem} />
        </p>
      )}
    </>
  );
}
