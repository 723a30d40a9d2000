/** Sees what a page does that it must never do: run what it was told, complain of its policy, ask another origin. */
import type { Page } from 'playwright/test';

export interface PageWatch {
  /** What happened so far, in words: dialogs, faults, complaints of a policy, requests to other origins. Empty is good. */
  misdeeds(): Promise<readonly string[]>;
}

declare global {
  interface Window {
    /** What the content policy refused. */
    refusedByPolicy?: string[];
  }
}

/** From before its first load on. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.push(`fault: ${error.message}`));
  page.on('console', (message) => {
    if (/policy|trusted ?type|unrecognized/i.test(message.text())) seen.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== new URL(page.url()).origin && !request.isNavigationRequest())
      seen.push(`request: ${request.url()}`);
  });
  page.on('popup', (popup) => seen.push(`popup: ${popup.url()}`));
  await page.addInitScript(() => {
    const refused: string[] = [];
    window.refusedByPolicy = refused;
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      refused.push(`policy: ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return {
    misdeeds: async () => [
      ...seen,
      ...(await page.evaluate(() => window.refusedByPolicy ?? ['no watch'])),
      ...(await intruders(page)),
    ],
  };
}

/** Elements that no page of ours has, attributes that no element of ours has, and scripts that its HTML does not have. */
function intruders(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const foreign =
      'object, embed, base, math, audio, marquee, template, noscript, frame, xss-element, meta[http-equiv], foreignObject, animate, image, use, iframe:not([title])';
    const address = /^(?:href|src|srcset|srcdoc|action|formaction|data|xlink:href|poster)$/;
    const found: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      if (element.matches(foreign)) found.push(`element: ${element.outerHTML.slice(0, 99)}`);
      for (const { name, value } of element.attributes) {
        const isForeign =
          name.startsWith('on') || (address.test(name) && /^\s*javascript:|^(?:https?:)?\/\/evil\.test/i.test(value));
        if (isForeign) found.push(`attribute: ${element.tagName} ${name}=${value}`);
      }
    }
    const html = await (await fetch(location.href)).text();
    const scripts = html.match(/<script\b/g)?.length;
    if (document.scripts.length !== scripts) found.push(`scripts: ${document.scripts.length} instead of ${scripts}`);
    return found;
  });
}
