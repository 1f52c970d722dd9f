package sms.dispatch.internal.testing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sms.api.host.Caller;
import sms.api.problem.Problem;
import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientFilter;
import sms.api.selection.RecipientRole;
import sms.api.selection.RecipientSelector;
import sms.api.selection.Selection;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;

/** Selects French mobiles that were typed, and nobody else. */
public final class TypedNumbers implements RecipientSelector {
  @Override
  public SelectionResult select(SelectionRequest request, Caller caller) {
    String typed = request.typedNumbers().get(0);
    String digits = typed.replaceAll("\\D", "");
    if (!digits.matches("0[67]\\d{8}")) {
      return new SelectionResult.Invalid(
          List.of(Problem.of("number", typed + " is no mobile number")));
    }
    PhoneNumber number = new PhoneNumber("+33" + digits.substring(1));
    return new SelectionResult.Selected(
        new Selection(
            List.of(
                new Recipient(
                    "N:" + number.e164(),
                    typed,
                    number,
                    RecipientRole.TYPED,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Locale.FRENCH,
                    false,
                    true,
                    List.of())),
            List.of(),
            ""));
  }

  @Override
  public List<RecipientFilter> filters() {
    return List.of();
  }
}
