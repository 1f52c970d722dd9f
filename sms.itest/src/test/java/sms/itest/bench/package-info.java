/** {@code mvn -Pbench}: how fast the demo as it ships is, next to a bare HTTP client. */
@org.jspecify.annotations.NullMarked
package sms.itest.bench;
