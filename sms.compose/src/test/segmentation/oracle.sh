#!/bin/sh
# Asks npm's sms-segments-calculator anew about the texts of OracleTexts.java (needs node, npm, a build of the
# tests) and keeps its answers, which OracleTest compares ours with. Run it from anywhere.
set -eu
cd "$(dirname "$0")/../../.."
work=target/oracle
mkdir -p "$work"
npm install --silent --no-audit --no-fund --prefix "$work" sms-segments-calculator@1.3.0
java -cp target/test-classes:target/classes sms.compose.internal.text.OracleTexts "$work/texts.jsonl"
node src/test/segmentation/oracle.js "$PWD/$work/node_modules/sms-segments-calculator" "$work/texts.jsonl" \
  src/test/resources/sms/compose/internal/text/oracle.txt.gz
