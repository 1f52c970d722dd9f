/**
 * How a text is cut into SMS: 3GPP TS 23.038 (alphabets) and 23.040 (concatenation). The server does
 * the same; both are tested on one file of vectors.
 */

/** GSM 7 bit default alphabet, without the escape. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Its extension table: an escape and a character, 2 septets that are never parted. */
const EXTENSION = new Set('\f^{}\\[~]|€');

export const LIMITS = {
  GSM7: {single: 160, part: 153},
  UCS2: {single: 70, part: 67},
};

/** The mandatory breaks of Unicode's line breaking (UAX 14). */
const LINE_BREAK = /\r\n|[\n\r\u000b\f\u0085\u2028\u2029]/gu;

/**
 * The form in which a text travels: accents composed (an é pasted as e and an accent costs like an
 * emoji), every line break a line feed. The server does the same before it counts and sends.
 */
export function normal(text) {
  return text.replace(LINE_BREAK, '\n').normalize('NFC');
}

/** Septets of a character (a code point); 0: not in the alphabet. */
function septets(character) {
  return BASIC.has(character) ? 1 : EXTENSION.has(character) ? 2 : 0;
}

/**
 * @param {string} text as typed
 * @returns {{encoding: 'GSM7'|'UCS2', units: number, parts: number, unitsLeft: number,
 *   costly: {character: string, position: number}[]}} the number of parts is what is billed; 0 for
 *   the empty text
 */
export function segment(text) {
  const costly = [];
  const sizes = [];
  const characters = [];
  let position = 0;
  for (const character of text) {
    // A line break counts 1, whether typed as LF or CR LF.
    if (character !== '\r' || text[position + 1] !== '\n') {
      const size = septets(character);
      if (size === 0) costly.push({character, position});
      sizes.push(size);
      characters.push(character);
    }
    position += character.length;
  }
  const encoding = costly.length === 0 ? 'GSM7' : 'UCS2';
  if (encoding === 'UCS2') {
    characters.forEach((character, i) => (sizes[i] = character.length));
  }
  const {single, part} = LIMITS[encoding];
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= single) {
    return {encoding, units, parts: units === 0 ? 0 : 1, unitsLeft: single - units, costly};
  }
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      parts++;
      used = 0;
    }
    used += size;
  }
  return {encoding, units, parts, unitsLeft: part - used, costly};
}
