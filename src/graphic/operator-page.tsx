import type { ReactNode } from 'react';
import { LanguageSwitch, useWords } from '#store/words/react.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import look from './operator-page.module.css';

/** Gives the document the operators' ground and colours; `own` are the page's further classes. */
export function standOnGround(own?: string): void {
  const classes = [look.root, own].filter((name) => name !== undefined);
  document.documentElement.classList.add(...classes);
}

/** Says of the document that whoever reaches its relay may operate: its pages tell that on top, from their first picture on. */
export function standOpen(): void {
  document.documentElement.dataset['openLan'] = 'true';
}

/** Says of the document that its relay is an edge, and of which other one. */
export function standEdge({ origin, passes }: { readonly origin: string; readonly passes: boolean }): void {
  Object.assign(document.documentElement.dataset, { edgeOf: origin, edgePasses: String(passes) });
}

/** The relay that the document's own follows; undefined where it follows none. Scoreboards send to that one. */
export function edgeOf(): string | undefined {
  return document.documentElement.dataset['edgeOf'];
}

/** What every operators' page stands in; `className` is what it adds. */
export function OperatorPage({
  className = '',
  children,
}: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={`${look.page} ${className}`}>
      {document.documentElement.dataset['openLan'] === undefined ? null : <OpenBand />}
      {edgeOf() === undefined ? null : <EdgeBand />}
      {children}
    </div>
  );
}

function OpenBand(): ReactNode {
  const { access } = useWords();
  return (
    <section className={look.open} aria-label={access.openLan} data-testid="open-lan">
      <strong>{access.openLan}.</strong>{' '}
      <WithParts say={access.openLanMeans} parts={[<code key="flag">--open-lan</code>]} />
    </section>
  );
}

function EdgeBand(): ReactNode {
  const { access } = useWords();
  const passes = document.documentElement.dataset['edgePasses'] === 'true';
  return (
    <section className={look.edge} aria-label={access.edge} data-testid="edge">
      <strong>
        {access.edge} {edgeOf()}.
      </strong>{' '}
      {access.edgeScores} {passes ? access.edgePasses : access.edgeLooks}
    </section>
  );
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
