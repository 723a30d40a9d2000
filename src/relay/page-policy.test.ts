import { expect, test } from 'vitest';
import { pagePolicy, type Audience } from './page-policy.ts';

const INLINE = { scriptHashes: ['sha256-aa', 'sha256-bb'], styleHashes: ['sha256-cc'] };

function directives(audience: Audience): string[] {
  return String(pagePolicy(audience, INLINE)['content-security-policy']).split('; ');
}

/** The browser's features that a page may use. */
function allowed(audience: Audience): string[] {
  return String(pagePolicy(audience, INLINE)['permissions-policy'])
    .split(', ')
    .filter((feature) => !feature.endsWith('=()'));
}

const SHARED = [
  "default-src 'none'",
  "script-src 'self' 'sha256-aa' 'sha256-bb'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

test('[S6] the overlay runs its own scripts alone, and takes the style that OBS pastes', () => {
  expect(directives('air').toSorted()).toEqual(
    [...SHARED, "style-src 'self' 'unsafe-inline'", "frame-ancestors 'self'"].toSorted(),
  );
});

test.each(['operator', 'preview'] as const)(
  '[S6] a page of kind %s takes no style or text as code from anywhere',
  (audience) => {
    expect(directives(audience).toSorted()).toEqual(
      [
        ...SHARED,
        "style-src 'self' 'sha256-cc'",
        "frame-ancestors 'none'",
        "frame-src 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].toSorted(),
    );
    expect(pagePolicy(audience, INLINE)['cross-origin-opener-policy']).toBe('same-origin');
  },
);

test('[S6] a page has what it uses of the browser, and nothing else', () => {
  expect(allowed('air')).toEqual([]);
  expect(allowed('operator')).toEqual(['clipboard-write=(self)']);
  expect(allowed('preview')).toEqual(['camera=(self)', 'clipboard-write=(self)', 'display-capture=(self)']);
});
