package sms.host.demo.internal.portal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.api.portal.CredentialWay;

/** How the demo's portal lets parents in. */
@ObjectClassDefinition(
    name = "Demo portal",
    description = "The parents' portal of the demo: how its first-connection credentials are had.")
@interface PortalConfiguration {
  String PID = "sms.host.demo.portal";

  @AttributeDefinition(
      name = "Way",
      description =
          "ACTIVATION_LINK: a link that works once and expires; TEMPORARY_PASSWORD: a password that"
              + " must be changed; FIRST_PASSWORD: the password of the beginning of the year.")
  CredentialWay way() default CredentialWay.ACTIVATION_LINK;

  @AttributeDefinition(
      name = "Validity",
      description = "Hours for which a link or a temporary password works.")
  int valid_hours() default 168;
}
