/** Asks for the operator's passphrase. */
import { useId, useRef, useState, type ReactNode } from 'react';
import type { Refusal } from '#lib/result.ts';
import type { AccessClient } from '#store/access-client.ts';
import { Problem } from '#store/words/problem.tsx';
import { useWords } from '#store/words/react.tsx';
import styles from './sign-in.module.css';

interface SignInFormProps {
  readonly access: Pick<AccessClient, 'signIn'>;
  /** Whether a page stands behind that was signed in before. */
  readonly isAgain: boolean;
  readonly onDone: () => void;
}

/** What was typed stays after a wrong one, chosen whole, so that one key takes it away. */
export function SignInForm({ access, isAgain, onDone }: SignInFormProps): ReactNode {
  const { access: said } = useWords();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Refusal>();
  const [isAsking, setAsking] = useState(false);
  const [isShown, setShown] = useState(false);

  async function signIn(): Promise<void> {
    setAsking(true);
    setProblem(undefined);
    const answer = await access.signIn(box.current?.value ?? '');
    setAsking(false);
    if (answer.ok && (answer.value.operator || answer.value.open)) {
      onDone();
      return;
    }
    setProblem(answer.ok ? { reason: 'unreadable' } : answer);
    box.current?.select();
  }

  return (
    <form
      className={styles.form}
      data-testid="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isAsking) void signIn();
      }}
    >
      <p className={styles.why}>{isAgain ? said.again : said.why}</p>
      <label className={styles.label} htmlFor={id}>
        {said.passphrase}
      </label>
      <div className={styles.row}>
        <input
          ref={box}
          id={id}
          className={styles.input}
          type={isShown ? 'text' : 'password'}
          name="passphrase"
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={128}
          required
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
        />
        <button className={styles.main} type="submit" aria-disabled={isAsking}>
          {said.signIn}
        </button>
      </div>
      <label className={styles.show}>
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => {
            setShown(event.target.checked);
          }}
        />
        {said.show}
      </label>
      {/* Always there, so that what comes into it is read out. */}
      <p id={`${id}-problem`} className={styles.problem} role="alert" data-testid="sign-in-problem">
        {problem === undefined ? null : <Problem of={problem} />}
      </p>
      <p className={styles.hint}>{said.where}</p>
    </form>
  );
}
