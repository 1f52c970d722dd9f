package sms.ui.contrib.internal.screen;

import java.util.Locale;
import sms.api.host.RecordType;
import sms.ui.contrib.internal.files.StaticFiles;

/** What stands on the records of one type. */
abstract class RecordContribution extends Contribution {
  private final Kind kind;
  private final RecordType type;

  RecordContribution(StaticFiles files, Kind kind, RecordType type, String id, Screen screen) {
    super(files, id, screen);
    this.kind = kind;
    this.type = type;
  }

  @Override
  public final Kind kind() {
    return kind;
  }

  @Override
  public final String target(Locale locale) {
    return type.name();
  }

  @Override
  public final int order() {
    return 100;
  }
}
