package sms.recap.internal.legacy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sms.recap.internal.csv.Cells;

/** A column of a file of history, by its names in French and English. */
enum LegacyColumn {
  DATE(true, "Date", "datedenvoi", "dateheure", "sent"),
  RECIPIENT(true, "Destinataire", "recipient", "nom", "name"),
  NUMBER(true, "Numéro", "number", "telephone", "portable", "phone"),
  STATE(true, "État", "statut", "state", "status"),
  PARTS(true, "SMS", "nbsms", "nombredesms", "parts"),
  COST(true, "Coût", "cost", "prix", "price"),
  USER(true, "Utilisateur", "user"),
  WORKSTATION(false, "Poste", "workstation"),
  TEXT(false, "Texte", "text", "message"),
  PERSON(false, "Personne", "person");

  private final boolean required;
  private final String title;
  private final List<String> others;

  LegacyColumn(boolean required, String title, String... others) {
    this.required = required;
    this.title = title;
    this.others = List.of(others);
  }

  /** Whether a file must have it. */
  boolean required() {
    return required;
  }

  /** Its French name, the one in the sample. */
  String title() {
    return title;
  }

  static Optional<LegacyColumn> of(String header) {
    String word = Cells.word(header);
    return Arrays.stream(values())
        .filter(c -> Cells.word(c.title).equals(word) || c.others.contains(word))
        .findFirst();
  }

  /** All of them, as a header line. */
  static String all() {
    return Arrays.stream(values()).map(LegacyColumn::title).collect(Collectors.joining(";"));
  }
}
