const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Whether two connections, by their addresses, come from one computer: whatever goes over its own loopback does. */
export function isSameComputer(one: string, other: string): boolean {
  return one === other || (LOOPBACK.test(one) && LOOPBACK.test(other));
}
