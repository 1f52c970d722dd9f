package sms.selection.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sms.api.problem.Problem;
import sms.api.selection.IgnoreReason;
import sms.api.selection.PhoneNumber;
import sms.selection.internal.message.Messages;
import sms.selection.internal.number.NumberReader;
import sms.selection.internal.number.NumberReading;

/**
 * Numbers typed by hand. Unlike a cell of a record, a broken one is a problem and not an ignored
 * row: whoever typed it is there and can mend it. The messages do not repeat the number; the field
 * names it.
 */
final class TypedNumbers {
  private final NumberReader numbers;
  private final Set<PhoneNumber> stopped;
  private final Messages messages;

  /**
   * @param stopped numbers from which STOP was answered
   */
  TypedNumbers(NumberReader numbers, Set<PhoneNumber> stopped, Messages messages) {
    this.numbers = numbers;
    this.stopped = stopped;
    this.messages = messages;
  }

  /**
   * Their rows, in the order typed.
   *
   * @param language to write in
   * @param problems where problems of the fields {@code numbers[0]}, {@code numbers[1]}… are added
   */
  List<Row> rows(List<String> typed, Locale language, List<Problem> problems) {
    List<Row> rows = new ArrayList<>();
    Map<PhoneNumber, Integer> occurrences = new HashMap<>();
    for (int i = 0; i < typed.size(); i++) {
      NumberReading reading = numbers.read(typed.get(i));
      if (reading instanceof NumberReading.Mobile mobile && stopped.contains(mobile.number())) {
        problems.add(problem(i, "number.unsubscribed"));
      } else if (reading instanceof NumberReading.Mobile mobile) {
        int occurrence = occurrences.merge(mobile.number(), 1, Integer::sum);
        rows.add(Row.typed(typed.get(i).strip(), mobile.number(), occurrence, language));
      } else if (reading instanceof NumberReading.Unusable unusable) {
        problems.add(problem(i, code(unusable.reason())));
      }
    }
    return rows;
  }

  private Problem problem(int index, String code) {
    return new Problem(
        code, "numbers[" + index + "]", messages.text(code, index + 1, numbers.example()));
  }

  private static String code(IgnoreReason reason) {
    return switch (reason) {
      case NO_MOBILE -> "number.empty";
      case SEVERAL_NUMBERS -> "number.several";
      case LANDLINE -> "number.landline";
      case FOREIGN_NOT_ALLOWED -> "number.foreign";
      case UNSUBSCRIBED -> "number.unsubscribed";
      case INVALID_NUMBER,
          DECEASED,
          NO_RIGHTS,
          LEFT_SCHOOL,
          OPTED_OUT,
          NO_ACCOUNT,
          NOT_HOLDER,
          ALREADY_CONNECTED,
          DUPLICATE,
          REMOVED ->
          "number.invalid";
    };
  }
}
