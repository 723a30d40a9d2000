/** What a page may do, as the browser is told: the Content-Security-Policy and the headers beside it. */

/**
 * Who a page is for. The overlay (`air`) takes the style that OBS users paste, the operators' pages do not; of those the preview alone may
 * ask for a camera or a screen, to put behind its picture.
 */
export type Audience = 'air' | 'operator' | 'preview';

/** `sha256-…` of the inline scripts and style sheets of the built page. */
export interface InlineHashes {
  readonly scriptHashes: readonly string[];
  readonly styleHashes: readonly string[];
}

/** The headers of a page. */
export function pagePolicy(audience: Audience, hashes: InlineHashes): Readonly<Record<string, string>> {
  const headers = {
    'content-security-policy': contentPolicy(audience, hashes),
    'permissions-policy': permissionsPolicy(audience),
  };
  // Not for the overlay: a page of its own opener group gets another process in the middle of its load, which took half as long again
  // (355 to 650 ms against 320 to 350, in turns in one run). It opens no window, and knows nothing that its opener could not load itself.
  return audience === 'air' ? headers : { ...headers, 'cross-origin-opener-policy': 'same-origin' };
}

/** `connect-src 'self'` covers ws:// of the same host and port. */
function contentPolicy(audience: Audience, { scriptHashes, styleHashes }: InlineHashes): string {
  const isAir = audience === 'air';
  // A hash beside 'unsafe-inline' would switch that off, and with it what OBS users paste. The graphic's faces are an inline style sheet
  // of the one document, which the operators' pages draw by as well: hence their hashes, where 'self' alone would refuse them.
  const styles = isAir ? [`'unsafe-inline'`] : styleHashes.map(quoted);
  return [
    `default-src 'none'`,
    ['script-src', `'self'`, ...scriptHashes.map(quoted)].join(' '),
    ['style-src', `'self'`, ...styles].join(' '),
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    // The link builder frames the overlay. Nobody frames an operators' page: a click on it would be a command.
    `frame-ancestors ${isAir ? `'self'` : `'none'`}`,
    // OBS pastes the user's style by `innerHTML` (obs-browser, OnLoadEnd), which trusted types refuse: they hold on the operators' pages alone.
    ...(isAir ? [] : [`frame-src 'self'`, `require-trusted-types-for 'script'`, `trusted-types 'none'`]),
  ].join('; ');
}

function quoted(hash: string): string {
  return `'${hash}'`;
}

/** Every feature that Chromium 103 lets a page refuse; a name that it does not know would be a complaint in its console. */
const FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'sync-xhr',
  'usb',
  'xr-spatial-tracking',
];

/** What of these a page does use: operators copy addresses, and the preview has a picture behind the graphic. */
const USED: Readonly<Record<Audience, ReadonlySet<string>>> = {
  air: new Set(),
  operator: new Set(['clipboard-write']),
  preview: new Set(['clipboard-write', 'camera', 'display-capture']),
};

function permissionsPolicy(audience: Audience): string {
  return FEATURES.map((feature) => `${feature}=${USED[audience].has(feature) ? '(self)' : '()'}`).join(', ');
}
