import type { Dial, LinkEvents } from './publisher.ts';

/** A link that a test holds at both ends. */
export interface FakeLink {
  readonly url: string;
  readonly events: LinkEvents;
  /** Everything sent, in order; a protocol ping stands as `<ping>`. */
  readonly sent: string[];
  ended: 'no' | 'closed' | 'cut';
}

/** A dial that reaches nobody: tests open, answer and close its links themselves. */
export function createFakeDial(): { readonly dial: Dial; readonly links: FakeLink[]; last(): FakeLink } {
  const links: FakeLink[] = [];
  return {
    links,
    last() {
      const link = links.at(-1);
      if (link === undefined) throw new Error('nothing was dialled');
      return link;
    },
    dial(url, events) {
      const link: FakeLink = { url, events, sent: [], ended: 'no' };
      links.push(link);
      return {
        send: (text) => link.sent.push(text),
        ping: () => link.sent.push('<ping>'),
        close: () => {
          link.ended = 'closed';
        },
        cut: () => {
          link.ended = 'cut';
        },
      };
    },
  };
}
