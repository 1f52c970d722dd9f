package sms.ui.contrib.internal.screen;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.host.RecordType;
import sms.api.host.UiContribution;
import sms.ui.contrib.internal.files.StaticFiles;

/** « SMS envoyés » on the records. */
abstract class RecordPanel extends RecordContribution {
  RecordPanel(StaticFiles files, RecordType type, String id) {
    super(files, Kind.RECORD_PANEL, type, id, Screen.HISTORY);
  }

  /** On a family. */
  @Component(service = UiContribution.class)
  public static final class OfFamily extends RecordPanel {
    @Activate
    public OfFamily(@Reference StaticFiles files) {
      super(files, RecordType.FAMILY, "sms.panel.family");
    }
  }

  /** On a pupil. */
  @Component(service = UiContribution.class)
  public static final class OfPupil extends RecordPanel {
    @Activate
    public OfPupil(@Reference StaticFiles files) {
      super(files, RecordType.PUPIL, "sms.panel.pupil");
    }
  }

  /** On an adult. */
  @Component(service = UiContribution.class)
  public static final class OfAdult extends RecordPanel {
    @Activate
    public OfAdult(@Reference StaticFiles files) {
      super(files, RecordType.ADULT, "sms.panel.adult");
    }
  }

  /** On an applicant. */
  @Component(service = UiContribution.class)
  public static final class OfApplicant extends RecordPanel {
    @Activate
    public OfApplicant(@Reference StaticFiles files) {
      super(files, RecordType.APPLICANT, "sms.panel.applicant");
    }
  }
}
