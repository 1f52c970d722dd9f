package sms.ui.contrib.internal.screen;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.host.RecordType;
import sms.api.host.UiContribution;
import sms.ui.contrib.internal.files.StaticFiles;

/** « Envoyer un SMS » on the records. */
abstract class RecordAction extends RecordContribution {
  RecordAction(StaticFiles files, RecordType type, String id) {
    super(files, Kind.RECORD_ACTION, type, id, Screen.COMPOSE);
  }

  /** On a family. */
  @Component(service = UiContribution.class)
  public static final class OfFamily extends RecordAction {
    @Activate
    public OfFamily(@Reference StaticFiles files) {
      super(files, RecordType.FAMILY, "sms.action.family");
    }
  }

  /** On a pupil. */
  @Component(service = UiContribution.class)
  public static final class OfPupil extends RecordAction {
    @Activate
    public OfPupil(@Reference StaticFiles files) {
      super(files, RecordType.PUPIL, "sms.action.pupil");
    }
  }

  /** On an adult. */
  @Component(service = UiContribution.class)
  public static final class OfAdult extends RecordAction {
    @Activate
    public OfAdult(@Reference StaticFiles files) {
      super(files, RecordType.ADULT, "sms.action.adult");
    }
  }

  /** On an applicant. */
  @Component(service = UiContribution.class)
  public static final class OfApplicant extends RecordAction {
    @Activate
    public OfApplicant(@Reference StaticFiles files) {
      super(files, RecordType.APPLICANT, "sms.action.applicant");
    }
  }
}
