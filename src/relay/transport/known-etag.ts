/** Whether who asks (by `If-None-Match`) has this already: tags are compared weakly, as proxies that pack an answer make them weak. */
export function isKnown(asked: string | undefined, etag: string): boolean {
  const tags = new Set((asked ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '')));
  return tags.has('*') || tags.has(etag);
}
