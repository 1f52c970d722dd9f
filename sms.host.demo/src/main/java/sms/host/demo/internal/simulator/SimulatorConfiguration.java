package sms.host.demo.internal.simulator;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the simulated provider; it is there only when they are. */
@ObjectClassDefinition(
    name = "Provider simulator",
    description = "A provider of SMS in miniature, for demonstrations and tests.")
@interface SimulatorConfiguration {
  String PID = "sms.host.demo.simulator";

  @AttributeDefinition(
      name = "Key",
      description = "What the caller must say as Authorization: Bearer. Not empty.",
      type = AttributeType.PASSWORD)
  String key();

  @AttributeDefinition(
      name = "Delay",
      description = "Milliseconds from taking a message to its arrival and its delivery report.")
  int report_delay_millis() default 1_500;

  @AttributeDefinition(
      name = "Credit",
      description = "Messages that can be sent until the credit is used up.")
  int credit() default 100_000;

  @AttributeDefinition(
      name = "Rate",
      description = "Most messages taken a second; more are answered 429. 0: no limit.")
  int per_second() default 0;
}
