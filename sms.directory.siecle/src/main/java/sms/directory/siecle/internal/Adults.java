package sms.directory.siecle.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.api.host.Gender;
import sms.api.host.Person;
import sms.directory.internal.family.Link;

/** {@code ResponsablesAvecAdresses.xml}: adults, their homes, and whose they are. */
final class Adults {
  private final Locale locale;
  private final Map<String, Adult> adults = new HashMap<>();
  private final Map<String, Home> homes = new HashMap<>();
  private final List<Bond> bonds = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private record Adult(XmlRecord record, Person person, String address) {}

  /**
   * An address.
   *
   * @param key equal for equal addresses, whatever their ids; empty when there is nothing in it
   */
  private record Home(String key, String postalCode) {}

  /** That an adult is a pupil's. */
  private record Bond(XmlRecord record, String pupil, String adult, int rank, boolean rights) {}

  private Adults(Locale locale) {
    this.locale = locale;
  }

  static Adults read(Exports exports, Locale locale) {
    Adults read = new Adults(locale);
    exports.read(
        Kind.ADULTS,
        file ->
            file.on("DONNEES/PERSONNES/PERSONNE", read::adult)
                .on("DONNEES/ADRESSES/ADRESSE", read::home)
                .on("DONNEES/RESPONSABLES/RESPONSABLE_ELEVE", read::bond));
    if (exports.problems().none()) {
      read.check();
    }
    return read;
  }

  private void adult(XmlRecord record) {
    String id = record.id("PERSONNE_ID");
    String lastName = record.firstOf("NOM_USAGE", "NOM_DE_FAMILLE", "NOM");
    String firstName = record.text("PRENOM");
    if (id.isEmpty()) {
      return;
    }
    if (lastName.isEmpty() && firstName.isEmpty()) {
      record.problem("person.name");
    }
    String title = title(record.firstOf("LC_CIVILITE", "LL_CIVILITE"));
    Person person =
        new Person(
            "P" + id,
            title,
            lastName,
            firstName,
            title.equals("M.") ? Gender.MALE : title.isEmpty() ? Gender.UNKNOWN : Gender.FEMALE,
            Optional.empty(),
            record.firstOf("TEL_PORTABLE", "TEL_PERSONNEL"),
            !record.code("ACCEPTE_SMS", Codes.FLAG).orElse(true),
            locale,
            false);
    if (adults.putIfAbsent(id, new Adult(record, person, record.text("ADRESSE_ID"))) != null) {
      record.problem("person.twice", id);
    }
  }

  private static String title(String civility) {
    return switch (civility.toUpperCase(Locale.ROOT)) {
      case "M.", "M", "MONSIEUR" -> "M.";
      case "MME", "MLE", "MLLE", "MADAME", "MADEMOISELLE" -> "Mme";
      default -> "";
    };
  }

  private void home(XmlRecord record) {
    String id = record.id("ADRESSE_ID");
    String postalCode = record.text("CODE_POSTAL");
    String key =
        Stream.of(
                "LIGNE1_ADRESSE",
                "LIGNE2_ADRESSE",
                "LIGNE3_ADRESSE",
                "LIGNE4_ADRESSE",
                "CODE_POSTAL",
                "LIBELLE_POSTAL",
                "COMMUNE_ETRANGERE")
            .map(record::text)
            .filter(text -> !text.isEmpty())
            .map(text -> text.toUpperCase(Locale.FRENCH).replaceAll("[ ,.]+", " "))
            .collect(Collectors.joining("|"));
    if (homes.putIfAbsent(id, new Home(key, postalCode)) != null) {
      record.problem("address.twice", id);
    }
  }

  private void bond(XmlRecord record) {
    String pupil = record.id("ELEVE_ID");
    String adult = record.id("PERSONNE_ID");
    int legal = record.code("RESP_LEGAL", Codes.LEGAL).orElse(0);
    Optional<Integer> level = record.code("NIVEAU_RESPONSABILITE", Codes.RESPONSIBILITY);
    boolean guardian = level.map(said -> said == 1).orElse(legal > 0);
    boolean inCharge = level.filter(said -> said == 2).isPresent();
    int rank = guardian ? Math.max(legal, 1) : inCharge ? 3 : 4;
    if (!seen.add(pupil + " " + adult)) {
      record.problem("bond.twice", pupil, adult);
    }
    bonds.add(new Bond(record, pupil, adult, rank, guardian || inCharge));
  }

  private void check() {
    for (Bond bond : bonds) {
      if (!adults.containsKey(bond.adult())) {
        bond.record().problem("person.unknown", bond.adult());
      }
    }
    for (Adult adult : adults.values()) {
      if (!adult.address().isEmpty() && !homes.containsKey(adult.address())) {
        adult.record().problem("address.unknown", adult.address());
      }
    }
  }

  /** The adults of each pupil, in the order of the file. */
  Map<String, List<Link>> byPupil() {
    Map<String, List<Link>> links = new HashMap<>();
    for (Bond bond : bonds) {
      links.computeIfAbsent(bond.pupil(), key -> new ArrayList<>()).add(link(bond));
    }
    return links;
  }

  private Link link(Bond bond) {
    Adult adult = adults.get(bond.adult());
    if (adult == null) {
      throw new IllegalStateException("bonds were checked");
    }
    Home home = homes.getOrDefault(adult.address(), new Home("", ""));
    return new Link(adult.person(), bond.rank(), bond.rights(), home.key(), home.postalCode());
  }

  /** The bonds with pupils that are not there, as whoever reads the export may want to know. */
  void orphans(Pupils pupils, java.util.function.Consumer<XmlRecord> action) {
    bonds.stream().filter(bond -> !pupils.has(bond.pupil())).map(Bond::record).forEach(action);
  }

  /** The line of that adult; 0 for nobody. */
  int line(Person person) {
    Adult adult = adults.get(person.id().substring(1));
    return adult == null ? 0 : adult.record().line();
  }

  /** The file that the adults are in. */
  String file(Person person) {
    Adult adult = adults.get(person.id().substring(1));
    return adult == null ? Kind.ADULTS.usualName() : adult.record().file();
  }
}
