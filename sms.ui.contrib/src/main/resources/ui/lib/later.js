/**
 * Adds the texts that few need to those of the page, in its language; a second time does nothing.
 *
 * @param {import('./text.js').Texts} texts
 */
export async function later(texts) {
  if (texts.has('later')) return;
  const url = new URL(`../text/${texts.language}-later.json`, import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`no texts at ${url}`);
  Object.assign(texts.patterns, await response.json());
}

/** Gives a part that is loaded late its style, once for each screen. */
export function adopt(part, style) {
  const root = part.getRootNode();
  if (!root.adoptedStyleSheets.includes(style.styleSheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, style.styleSheet];
  }
}
