// Asks sms-segments-calculator about the texts of OracleTexts.java; its answers are kept as a test resource.
// oracle.sh runs it.
//
// One line a text: encoding (G or U), units / parts. The calculator keeps grapheme clusters whole (an emoji with
// its skin tone, a letter with a combining accent), which the standard does not ask for: where that changes the
// number of parts, "~n" gives its answer when it is told to look at code points.
const { createReadStream, writeFileSync } = require("fs");
const { createInterface } = require("readline");
const { gzipSync } = require("zlib");
const { createHash } = require("crypto");

const [calculator, texts, target] = process.argv.slice(2);
const { SegmentedMessage } = require(calculator);
const textUtils = require(calculator + "/dist/libs/textUtils.js");
const byGraphemes = textUtils.splitGraphemes;
const byCodePoints = (text) => Array.from(text);

const ask = (text, split) => {
  textUtils.splitGraphemes = split;
  const message = new SegmentedMessage(text);
  const gsm7 = message.encodingName === "GSM-7";
  const bits = message.segments.reduce((sum, segment) => sum + segment.messageSizeInBits(), 0);
  return { encoding: gsm7 ? "G" : "U", units: bits / (gsm7 ? 7 : 16), parts: text === "" ? 0 : message.segmentsCount };
};

(async () => {
  const answers = [];
  const hash = createHash("sha256");
  let different = 0;
  for await (const line of createInterface({ input: createReadStream(texts) })) {
    const text = JSON.parse(line);
    hash.update(Buffer.from(text, "utf16le"));
    const whole = ask(text, byGraphemes);
    const plain = ask(text, byCodePoints);
    if (whole.encoding !== plain.encoding || whole.units !== plain.units) throw new Error("not only the parts: " + line);
    const other = whole.parts === plain.parts ? "" : "~" + plain.parts;
    if (other) different++;
    answers.push(`${whole.encoding}${whole.units}/${whole.parts}${other}`);
  }
  const head = `sms-segments-calculator ${require(calculator + "/package.json").version}, texts ${hash.digest("hex")}`;
  writeFileSync(target, gzipSync([head, ...answers, ""].join("\n"), { level: 9 }));
  console.log(`${answers.length} texts, ${different} where graphemes are kept whole at the price of another part`);
})();
