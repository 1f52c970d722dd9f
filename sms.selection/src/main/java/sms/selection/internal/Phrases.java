package sms.selection.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sms.api.host.RecordType;
import sms.selection.internal.Phrase.Subject;
import sms.selection.internal.message.Messages;

/** Puts phrases together with and, or, not, so that a person reads what the filters mean. */
final class Phrases {
  private final Messages messages;
  private final RecordType source;

  Phrases(Messages messages, RecordType source) {
    this.messages = messages;
    this.source = source;
  }

  /** « des 3e A et 3e B, présents au 24/11/2026, sauf ceux en internat ». */
  Phrase all(List<Phrase> parts) {
    List<Phrase> ordered = parts.stream().sorted(Comparator.comparing(Phrase::exception)).toList();
    if (ordered.size() == 1) {
      return ordered.get(0);
    }
    List<String> texts = new ArrayList<>();
    boolean told = false;
    for (Phrase part : ordered) {
      texts.add(told ? part.text() : withSubject(part));
      told |= part.subject() != Subject.OTHERS;
    }
    Phrase first = ordered.get(0);
    return new Phrase(
        String.join(", ", texts),
        told ? Subject.TOLD : Subject.OTHERS,
        first.exception() && texts.get(0).equals(first.text()));
  }

  /** « de la 3e A ou en internat ». */
  Phrase any(List<Phrase> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    boolean allOfPupils = parts.stream().allMatch(p -> p.subject() == Subject.PUPILS);
    List<String> texts = new ArrayList<>();
    for (Phrase part : parts) {
      String text = allOfPupils && !part.exception() ? part.text() : withSubject(part);
      texts.add(bracketed(part.exception() ? whole(part, text) : text));
    }
    boolean plain = allOfPupils && parts.stream().noneMatch(Phrase::exception);
    return new Phrase(messages.or(texts), plain ? Subject.PUPILS : Subject.TOLD, false);
  }

  /** « sauf ceux en internat ». */
  Phrase not(Phrase part) {
    boolean pupils = part.subject() == Subject.PUPILS || part.subject() == Subject.CLASSES;
    String kind = source == RecordType.FAMILY && !pupils ? "except.FAMILY" : "except";
    return new Phrase(
        messages.text(kind, bracketed(part.text())),
        pupils ? Subject.PUPILS : Subject.OTHERS,
        true);
  }

  /** The beginning of the sentence: « Familles d’élèves présents au 24/11/2026 ». */
  String sentence(Phrase phrase) {
    String text = withSubject(phrase);
    return phrase.exception() && text.equals(phrase.text())
        ? messages.text("source.all." + source) + " " + text
        : messages.text("source." + source, text);
  }

  /** What is left of all: « toutes sauf celles réglant par chèque ». */
  private String whole(Phrase part, String text) {
    return text.equals(part.text())
        ? messages.text(source == RecordType.FAMILY ? "all.FAMILY" : "all", text)
        : text;
  }

  private String withSubject(Phrase part) {
    return source == RecordType.FAMILY && part.subject() == Subject.PUPILS
        ? messages.text("of.pupils", part.text())
        : part.text();
  }

  /** A part that is itself made of parts reads in brackets. */
  private static String bracketed(String text) {
    return text.contains(", ") ? "(" + text + ")" : text;
  }
}
