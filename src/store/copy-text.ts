/** What copying needs of a browser. `clipboard` is absent where a page came by http from another PC, which is the normal case here. */
export interface CopyDeps {
  readonly clipboard: Pick<Clipboard, 'writeText'> | undefined;
  readonly document: Document;
}

/** Puts text into the clipboard, the old way where the new one is absent or refused; false if neither worked. Never throws. */
export async function copyText(text: string, { clipboard, document }: CopyDeps): Promise<boolean> {
  if (clipboard !== undefined) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      // Refused, for want of focus or permission: the old way may still work.
    }
  }
  return copyBySelection(text, document);
}

function copyBySelection(text: string, document: Document): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.setAttribute('aria-hidden', 'true');
  // Out of sight, but drawn: what is not drawn cannot be selected. Fixed, so that focusing it scrolls nothing.
  area.style.position = 'fixed';
  area.style.opacity = '0';
  area.style.top = '0';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
