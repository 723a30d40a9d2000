/** Stands before an operators' page on a relay that wants to know who asks, and comes back over it when a sign-in has ended. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AccessClient } from '#store/access-client.ts';
import { SIGN_IN_WANTED, SIGNED_IN } from '#store/page-fetch.ts';
import { LanguageSwitch, useWords } from '#store/words/react.tsx';
import { SignInForm } from './sign-in-form.tsx';
import styles from './sign-in.module.css';

interface SignInGateProps {
  readonly access: AccessClient;
  /** Whether the page may open at once. */
  readonly isOpen: boolean;
  /** Opens the page, once. */
  readonly open: () => void;
}

/** Keep the identity of `access` and of `open`. */
export function SignInGate({ access, isOpen, open }: SignInGateProps): ReactNode {
  const [asks, setAsks] = useState(!isOpen);
  const [isOpened, setOpened] = useState(isOpen);
  useEffect(() => {
    let isChecking = false;
    // Many questions of a page are refused at once, and some may have been asked before a sign-in that stands by now.
    async function check(): Promise<void> {
      if (isChecking) return;
      isChecking = true;
      const answer = await access.session();
      isChecking = false;
      if (answer.ok && !answer.value.open && !answer.value.operator) setAsks(true);
    }
    const onWanted = (): void => void check();
    window.addEventListener(SIGN_IN_WANTED, onWanted);
    return () => {
      window.removeEventListener(SIGN_IN_WANTED, onWanted);
    };
  }, [access]);
  if (!asks) return null;
  return (
    <GateDialog>
      <SignInForm
        access={access}
        isAgain={isOpened}
        onDone={() => {
          setAsks(false);
          window.dispatchEvent(new Event(SIGNED_IN));
          if (isOpened) return;
          setOpened(true);
          open();
        }}
      />
    </GateDialog>
  );
}

/** Over whatever stands there, which takes no input meanwhile. */
function GateDialog({ children }: { readonly children: ReactNode }): ReactNode {
  const { access } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Not the language, which comes first.
    dialog.current?.querySelector('input')?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.gate}
      aria-labelledby="sign-in-title"
      // Escape leads nowhere: behind it nothing is answered.
      onCancel={(event) => {
        event.preventDefault();
      }}
    >
      <div className={styles.head}>
        <h1 id="sign-in-title" className={styles.title}>
          <span className={styles.product}>Boardcast</span> {access.title}
        </h1>
        <LanguageSwitch className={styles.language} />
      </div>
      {children}
    </dialog>
  );
}
