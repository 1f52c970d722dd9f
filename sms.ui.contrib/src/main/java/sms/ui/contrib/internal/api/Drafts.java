package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import sms.api.compose.Draft;
import sms.api.compose.Prepared;
import sms.api.gateway.Tariff;

/** Reads texts, or tells what is wrong with them. */
final class Drafts {
  /** Longest text that is looked at, in UTF-16 units: well above what an SMS can hold. */
  static final int MAX_TEXT = 10_000;

  private final Installed installed;

  Drafts(Installed installed) {
    this.installed = requireNonNull(installed);
  }

  /** The message, ready to compose; refused with 422 when the text is wrong as it stands. */
  Prepared.Message read(String text, boolean rewrite, Optional<Tariff> tariff, Call call) {
    if (text.length() > MAX_TEXT) {
      throw new Refused(422, call.problemOf("text", "text.far-too-long", MAX_TEXT));
    }
    Draft draft = new Draft(text, rewrite, tariff, call.locale(), false);
    Prepared prepared = installed.composer(call).prepare(draft);
    if (prepared instanceof Prepared.Invalid invalid) {
      throw new Refused(422, invalid.problems());
    }
    return ((Prepared.Ready) prepared).message();
  }
}
