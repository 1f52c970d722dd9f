package sms.dispatch.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code sms.dispatch}; all of it may be left out. */
@ObjectClassDefinition(
    id = "sms.dispatch",
    name = "SMS: sending",
    description = "How SMS are handed to the gateways. Changes count at once.")
@interface DispatchConfig {
  @AttributeDefinition(
      name = "Attempts",
      description =
          "Attempts that surely had no effect (connection refused, provider busy) after which an"
              + " SMS is given up.",
      min = "1",
      max = "20")
  int maxAttempts() default 8;

  @AttributeDefinition(
      name = "Lease (s)",
      description = "After a crash another host takes over SMS when that time is over, in seconds.",
      min = "10",
      max = "600")
  int leaseSeconds() default 30;

  @AttributeDefinition(
      name = "Chunk (SMS)",
      description =
          "Most SMS per gateway that are marked as leaving but not handed over yet; also bounded by"
              + " the gateway's window. After a crash they are uncertain.",
      min = "1",
      max = "10000")
  int chunk() default 1000;

  @AttributeDefinition(
      name = "Ranges in work",
      description = "Most ranges of SMS that this host claims at once.",
      min = "1",
      max = "256")
  int slices() default 16;

  @AttributeDefinition(
      name = "Time-out of a call (s)",
      description = "A gateway that has not answered by then: the SMS are uncertain, in seconds.",
      min = "1",
      max = "120")
  int callSeconds() default 20;

  @AttributeDefinition(
      name = "First retry (s)",
      description = "Pause before the second attempt, in seconds; each further pause is longer.",
      min = "1",
      max = "3600")
  int firstRetrySeconds() default 2;

  @AttributeDefinition(
      name = "Longest retry (s)",
      description = "Longest pause between two attempts, in seconds.",
      min = "1",
      max = "86400")
  int longestRetrySeconds() default 900;

  @AttributeDefinition(
      name = "Drain (s)",
      description = "How long stopping waits for calls under way, in seconds.",
      min = "1",
      max = "60")
  int drainSeconds() default 10;
}
