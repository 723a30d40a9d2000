/** What the system calls an error, such as `ENOENT`; blank for an error that has no such name. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
