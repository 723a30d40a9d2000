import { useState, type ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import styles from './logo-picture.module.css';

/** A logo as it is stored; in the place of one that cannot be loaded a sign that says so, and never a browser's broken picture. */
export function LogoPicture({ path, label = '' }: { readonly path: string; readonly label?: string }): ReactNode {
  const { library } = useWords();
  const [broken, setBroken] = useState('');
  if (path === broken) {
    const words = label === '' ? library.missingLogo : `${label}: ${library.missingLogo}`;
    return (
      <span className={styles.missing} role="img" aria-label={words} title={words} data-testid="missing-logo">
        !
      </span>
    );
  }
  return (
    <img
      className={styles.logo}
      src={path}
      alt={label}
      onError={() => {
        setBroken(path);
      }}
    />
  );
}
