import { Fragment, type ReactNode } from 'react';

/** A URL on an operator's page, which breaks, where it must, behind its own marks first. What is selected and copied of it stays the URL. */
export function UrlText({ url }: { readonly url: string }): ReactNode {
  return (url.match(/[^/?&]*[/?&]?/g) ?? []).map((part, index) => (
    // A part has no name but its place, and a URL's parts never move.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}
