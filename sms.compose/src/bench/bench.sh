#!/bin/sh
# Builds and runs the benchmarks. Without arguments: CPU time and allocation (BatchReport); with arguments: JMH,
# which gets them (a pattern, -prof gc, -h).
set -eu
cd "$(dirname "$0")/../../.."
mvn -q -Pjmh -pl sms.compose -am -DskipTests test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test
cd sms.compose
classpath="target/test-classes:target/classes:$(cat target/bench-classpath)"
if [ $# -eq 0 ]; then
  exec java -Xmx512m -cp "$classpath" sms.compose.internal.BatchReport
fi
exec java -cp "$classpath" org.openjdk.jmh.Main "$@"
