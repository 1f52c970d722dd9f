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

/** The bytes of a file as a JSON string can hold them. */
export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Gives the user a file that was answered. */
export async function save(response) {
  const [, name] = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition'));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
