package sms.selection.internal;

import java.util.ArrayList;
import java.util.List;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.selection.SelectionRequest;
import sms.selection.internal.message.Messages;

/** Says in a sentence whom a request selects. */
final class Explanation {
  private final Messages messages;
  private final SelectionRequest request;

  Explanation(Messages messages, SelectionRequest request) {
    this.messages = messages;
    this.request = request;
  }

  /** « Familles des 3e A et 3e B, présents au 24/11/2026, avec conjoints ». */
  String ofGroup(RecordType source, Criteria criteria) {
    List<String> parts = new ArrayList<>();
    parts.add(
        switch (criteria.extent()) {
          case EVERYBODY -> messages.text("source.all." + source);
          case SOME -> new Phrases(messages, source).sentence(criteria.phrase());
          case NOBODY -> messages.text("source.none." + source);
        });
    boolean homes = source == RecordType.FAMILY || source == RecordType.APPLICANT;
    if (homes && request.spouses()) {
      parts.add(messages.text("with.spouses"));
    }
    if (homes && request.secondGuardians()) {
      parts.add(messages.text("with.secondGuardians." + source));
    }
    if (!request.people().isEmpty()) {
      parts.add(messages.text("people.more", request.people().size()));
    }
    return withTyped(parts);
  }

  /** « Fiche de la famille POTTER ». */
  String ofRecord(RecordRef record, String name) {
    return withTyped(new ArrayList<>(List.of(messages.text("record." + record.type(), name))));
  }

  /** « 2 personnes ajoutées à la main, plus un numéro saisi à la main ». */
  String ofTyped() {
    if (!request.people().isEmpty()) {
      String people = messages.text("people", request.people().size());
      return withTyped(new ArrayList<>(List.of(people)));
    }
    return request.typedNumbers().isEmpty()
        ? messages.text("nothing")
        : messages.text("typed", request.typedNumbers().size());
  }

  private String withTyped(List<String> parts) {
    if (!request.typedNumbers().isEmpty()) {
      parts.add(messages.text("typed.more", request.typedNumbers().size()));
    }
    return String.join(", ", parts);
  }
}
