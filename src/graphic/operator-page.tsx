import type { ReactNode } from 'react';
import { LanguageSwitch, useWords } from '#store/words/react.tsx';
import look from './operator-page.module.css';

/** Gives the document the operators' ground and colours; `own` are the page's further classes. */
export function standOnGround(own?: string): void {
  const classes = [look.root, own].filter((name) => name !== undefined);
  document.documentElement.classList.add(...classes);
}

/** What every operators' page stands in; `className` is what it adds. */
export function OperatorPage({
  className = '',
  children,
}: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return <div className={`${look.page} ${className}`}>{children}</div>;
}

/** What stands on top of a page: its name, the language, and the ways to the others. */
export function OperatorHeader({
  title,
  children,
}: {
  readonly title: string;
  /** The links, in their order. */
  readonly children: ReactNode;
}): ReactNode {
  const { common } = useWords();
  return (
    <header className={look.header}>
      <h1 className={look.title}>
        <span className={look.product}>Boardcast</span> {title}
      </h1>
      <LanguageSwitch className={look.language} />
      <nav className={look.nav} aria-label={common.pages}>
        {children}
      </nav>
    </header>
  );
}
