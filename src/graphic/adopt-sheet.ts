/**
 * Has a style sheet count for an element: in its page, or in the shadow tree that it stands in. The sheet is made, not fetched: one that did
 * not come would have the page look for its server anew.
 */
export function adoptSheet(element: HTMLElement, sheet: CSSStyleSheet): void {
  const tree = element.getRootNode();
  const scope = tree instanceof ShadowRoot ? tree : document;
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
}
