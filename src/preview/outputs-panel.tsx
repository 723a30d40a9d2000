import { useSyncExternalStore, type ReactNode } from 'react';
import type { Output } from '#protocol/api.ts';
import { timeOfDay } from '#store/ages.ts';
import { linkWordsOf } from '#store/link-words.ts';
import type { AlarmLog } from '#store/alarm-log.ts';
import type { DeskWatch } from './desk-watch.ts';
import { isProgram } from '#protocol/is-program.ts';
import { laterInWords, reportOutput } from './output-words.ts';
import type { Poll } from '#store/poll.ts';
import { StatusLight } from '#graphic/status-light.tsx';
import type { StreamWatch } from './stream-watch.ts';
import { Problem } from '#store/words/problem.tsx';
import { spanOf } from '#store/words/span-words.ts';
import { useWords } from '#store/words/react.tsx';
import { usePoll } from './tools.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import styles from './outputs-panel.module.css';
import panel from './panel.module.css';

interface OutputsPanelProps {
  readonly watch: Poll<StreamWatch>;
  readonly desk: DeskWatch;
  readonly alarms: AlarmLog;
}

/** The overlay pages that listen to this stream: whether each draws what is newest, and what is set up wrong with it. */
export function OutputsPanel({ watch, desk, alarms }: OutputsPanelProps): ReactNode {
  const words = useWords();
  const { outputList: said, problems } = words;
  const { answer, problem } = usePoll(watch);
  const settings = usePoll(desk).answer?.value?.state.outputs;
  const all = answer?.value?.outputs ?? [];
  const outputs = all.filter((output) => output.role === 'viewer');
  const seen = useSyncExternalStore(alarms.subscribe, alarms.seen);
  const names = [...outputs, ...seen].map(({ name }) => name);
  // A delayed one is this page's second look, at what an output shows.
  const operators = all.filter(({ role, delay }) => role === 'operator' && delay === 0);
  return (
    <section className={panel.panel} aria-labelledby="outputs-heading" data-testid="outputs">
      <h2 id="outputs-heading" className={panel.heading}>
        {said.title} {answer?.value === undefined ? null : <span className={panel.count}>{outputs.length}</span>}
      </h2>
      {problem === undefined ? null : (
        <p className={panel.problem} data-testid="api-problem">
          <Problem of={problem} />. {answer === undefined ? problems.tryingAgain : problems.lastKnown}
        </p>
      )}
      {answer === undefined || outputs.length > 0 ? null : (
        <p className={panel.quiet}>{answer.value === undefined ? said.unknownYet : said.none}</p>
      )}
      <ul className={styles.list}>
        {answer === undefined
          ? null
          : outputs.map((output) => (
              <OutputItem
                key={output.id}
                output={output}
                watch={answer}
                isOld={problem !== undefined}
                isProgram={output.name !== '' && isProgram(output.name, settings)}
              />
            ))}
      </ul>
      {outputs.length === 0 || names.some((name) => name !== '' && isProgram(name, settings)) ? null : (
        <p className={panel.hint}>
          <WithParts
            say={said.noProgram}
            parts={[
              // The word itself: the relay knows no other.
              <em key="word" lang="en">
                program
              </em>,
              <code key="example" className={styles.unbroken}>
                ?name=program
              </code>,
            ]}
          />
        </p>
      )}
      {operators.length > 1 ? (
        <p className={panel.hint}>{said.operators(operators.length, operators.map(({ name }) => name).join(', '))}</p>
      ) : null}
    </section>
  );
}

/** What its link says that an operator may say as well, by whose word counts. */
function LinkFacts({ output }: { readonly output: Output }): ReactNode {
  const { options, outputs: outputWords } = useWords();
  const words = linkWordsOf(output);
  const list = (isPinned: boolean): string =>
    words
      .filter(({ precedence }) => (precedence === 'pinned') === isPinned)
      .map(({ id, value }) => `${options.labels[id]}: ${value}`)
      .join(' · ');
  const [pinned, said] = [list(true), list(false)];
  return (
    <>
      {pinned === '' ? null : (
        <p className={styles.facts} data-testid="output-pins">
          {outputWords.pins} – {pinned}
        </p>
      )}
      {said === '' ? null : (
        <p className={styles.facts}>
          {outputWords.says} – {said}
        </p>
      )}
    </>
  );
}

interface OutputItemProps {
  readonly output: Output;
  readonly watch: StreamWatch;
  readonly isOld: boolean;
  readonly isProgram: boolean;
}

/** One output; `isOld` when the relay has not answered lately, and nobody knows how it is now. */
function OutputItem({ output, watch, isOld, isProgram: isAlarming }: OutputItemProps): ReactNode {
  const words = useWords();
  const { common, outputList: said } = words;
  const { relayNow, seen } = watch;
  const report = reportOutput(output, seen.get(output.id) ?? [], relayNow, words);
  const { ack, warnings } = report;
  const { tone, word } = isOld ? ({ tone: 'wait', word: said.states.unknown } as const) : report;
  const { viewport, host, engine, address, since } = output;
  const facts = [
    host === '' ? said.unknownHost : host,
    // A plain browser is named by its engine already.
    engine === null || host.endsWith(` ${engine}`) ? '' : `Chromium ${engine}`,
    viewport === null ? said.unknownSize : `${viewport.width} × ${viewport.height}`,
  ];
  const lag = output.ack?.lag ?? null;
  // Instants are the relay's; what is shown is the crew's clock.
  const sinceHere = since - (relayNow - watch.at);
  return (
    <li className={styles.output} data-tone={tone} data-testid="output" data-warned={warnings.length > 0}>
      <p className={styles.head}>
        <span className={styles.name} dir="auto">
          {output.name === '' ? said.unnamed : output.name}
          {isAlarming ? <span className={styles.program}>{said.program}</span> : null}
        </span>
        <span className={styles.state}>
          <StatusLight tone={tone} className={styles.light} /> {word}
        </span>
      </p>
      <p className={styles.facts}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
      <p className={styles.facts}>
        {ack}
        {lag === null ? '' : ` · ${said.lag(String(Math.round(lag)))}`}
        {output.delay === 0 ? '' : ` · ${laterInWords(output.delay, words)}`}
      </p>
      <p className={styles.facts}>
        {address} · {common.since(timeOfDay(sinceHere, watch.at), spanOf(relayNow - since, words))}
      </p>
      <LinkFacts output={output} />
      {warnings.map((warning) => (
        <p key={warning} className={styles.warning} data-testid="output-warning">
          {warning}
        </p>
      ))}
      {output.name === '' ? (
        <p className={panel.hint}>
          <WithParts say={said.nameHint} parts={[<code key="example">name=OBS program</code>]} />
        </p>
      ) : null}
    </li>
  );
}
