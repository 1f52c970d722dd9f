package sms.ui.contrib.internal.api;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** PID {@code sms.ui}. */
@ObjectClassDefinition(
    name = "SMS: screens",
    description = "What the screens may hold and propose.")
@interface ApiConfiguration {
  @AttributeDefinition(
      name = "Selection kept, minutes",
      description = "A selection that is not used that long is forgotten; the page selects again.",
      min = "1")
  int selection_minutes() default 60;

  @AttributeDefinition(
      name = "Selections of a user",
      description = "As many a user may have at once, in several tabs; the oldest goes.",
      min = "1")
  int selections_per_user() default 5;

  @AttributeDefinition(
      name = "Rows of all selections",
      description = "As many recipients and ignored people are held for all users together.",
      min = "1000")
  int selection_rows() default 2_000_000;

  @AttributeDefinition(
      name = "Validity, hours",
      description = "An SMS that could not leave that long after its time is not sent any more.",
      min = "1")
  int validity_hours() default 24;
}
