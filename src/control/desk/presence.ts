/** Who is at the desk, in one line: each name once, with how many pages it has open, and which of them is this page's. */
export function presenceWords(operators: readonly string[], me: string, you: string): string {
  return [...new Set(operators)]
    .map((name) => {
      const pages = operators.filter((other) => other === name).length;
      return `${name}${name === me ? ` (${you})` : ''}${pages > 1 ? ` ×${pages}` : ''}`;
    })
    .join(', ');
}
