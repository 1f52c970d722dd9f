// Asks npm's sms-segments-calculator and the page's own counter about texts. OracleTest runs it:
//   node oracle.mjs PACKAGES PAGE TEXTS ANSWERS
// PACKAGES: a folder with node_modules. PAGE: the page's segmentation.js as a module. TEXTS: a JSON string a line.
// ANSWERS gets a line a text, four answers with tabs between them:
//   what the page says: also what is left in the last part, and each costly character @ its position,
//   what the calculator says of the text,
//   where that is something else: what it says of the text with LF for each CR LF,
//   where that is something else too: what it says when it may cut between code points, not only between grapheme
//   clusters.
// An answer is the encoding (G: GSM 7 bit, U: UCS-2), the units and the parts: "G161/2".
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const [packages, page, texts, answers] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(`${packages}/`);
const {SegmentedMessage} = require('sms-segments-calculator');
const textUtils = require('sms-segments-calculator/dist/libs/textUtils.js');
const {segment} = await import(pathToFileURL(page));

const clusters = textUtils.splitGraphemes;
const codePoints = (text) => Array.from(text);

function calculator(text, split) {
  textUtils.splitGraphemes = split;
  const {encodingName, segments} = new SegmentedMessage(text);
  const bits = segments.reduce((sum, part) => sum + part.messageSizeInBits(), 0);
  return encodingName === 'GSM-7'
    ? `G${bits / 7}/${bits === 0 ? 0 : segments.length}`
    : `U${bits / 16}/${segments.length}`;
}

function counter(text) {
  const {encoding, units, parts, unitsLeft, costly} = segment(text);
  const found = costly.map(({character, position}) => `${character.codePointAt(0).toString(16)}@${position}`);
  return [`${encoding[0]}${units}/${parts}`, unitsLeft, ...found].join(' ');
}

/** Each question is asked only if the answer before was not the page's: the calculator is slow. */
function all(text) {
  const page = counter(text);
  const answers = [page, calculator(text, clusters)];
  const sent = text.replaceAll('\r\n', '\n');
  for (const split of [clusters, codePoints]) {
    if (!page.startsWith(`${answers.at(-1)} `)) answers.push(calculator(sent, split));
  }
  return answers.join('\t');
}

const lines = readFileSync(texts, 'utf8').trimEnd().split('\n').map((line) => all(JSON.parse(line)));
writeFileSync(answers, lines.join('\n') + '\n');
