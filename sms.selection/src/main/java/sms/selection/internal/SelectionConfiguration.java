package sms.selection.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code sms.selection}; all of it may be left out. */
@ObjectClassDefinition(
    name = "SMS: selection of recipients",
    description = "How mobile cells are read.")
@interface SelectionConfiguration {
  /** PID. */
  String PID = "sms.selection";

  @AttributeDefinition(
      name = "Fictional numbers",
      description =
          "Prefixes, in E.164 form, of numbers that nobody owns and that are to be taken for"
              + " mobiles: +3363998 (reserved for fiction by ARCEP). For demonstrations only.")
  String[] fictional_numbers() default {};
}
