package sms.recap.internal.privacy;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.recap.PersonalData;

/** Gogo command {@code sms:erase}. */
@Component(
    service = PersonCommand.class,
    property = {"osgi.command.scope=sms", "osgi.command.function=erase"})
public final class PersonCommand {
  private final PersonalData data;

  @Activate
  public PersonCommand(@Reference PersonalData data) {
    this.data = data;
  }

  /**
   * Removes what is kept of a person.
   *
   * @param personId as the host calls that person
   * @param user who does it, for the journal
   */
  public String erase(String personId, String user) {
    PersonalData.Erased erased = data.erase(personId, user);
    return erased.underWay() == 0
        ? "%d SMS removed; nothing is kept any more.".formatted(erased.messages())
        : "%d SMS removed; %d are still under way: erase again when their sending is over."
            .formatted(erased.messages(), erased.underWay());
  }
}
