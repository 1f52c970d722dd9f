package sms.host.demo.internal.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.SchoolDirectory;

/**
 * Whose telephone it is, for the picture of it. A provider would not know; the school does. Reads
 * the cells that hold one number and nothing else; a telephone without a name is fine.
 */
final class PhoneOwners {
  private final Map<String, TreeSet<String>> names = new HashMap<>();

  PhoneOwners(SchoolDirectory directory) {
    try (Stream<Family> families = directory.families();
        Stream<Pupil> pupils = directory.pupils();
        Stream<Adult> adults = directory.adults();
        Stream<Applicant> applicants = directory.applicants()) {
      families
          .flatMap(family -> family.guardians().stream())
          .map(Guardian::person)
          .forEach(this::add);
      pupils.map(Pupil::person).forEach(this::add);
      adults.map(Adult::person).forEach(this::add);
      applicants
          .flatMap(
              applicant ->
                  Stream.concat(
                      Stream.of(applicant.person()),
                      applicant.guardians().stream().map(Guardian::person)))
          .forEach(this::add);
    }
  }

  private void add(Person person) {
    String number = number(person.mobile());
    if (!number.isEmpty()) {
      names.computeIfAbsent(number, key -> new TreeSet<>()).add(person.displayName());
    }
  }

  /** The names of all who have that number, joined; empty string for nobody we know. */
  String of(String e164) {
    return names.getOrDefault(e164, new TreeSet<>()).stream().collect(Collectors.joining(", "));
  }

  private static String number(String cell) {
    String bare = cell.replaceAll("[ .()/-]", "");
    if (bare.matches("00[1-9][0-9]{7,14}")) {
      return "+" + bare.substring(2);
    }
    if (bare.matches("\\+[1-9][0-9]{7,14}")) {
      return bare;
    }
    return bare.matches("0[67][0-9]{8}") ? "+" + country(bare) + bare.substring(1) : "";
  }

  /** Country code of a French mobile in national form (ARCEP, plan national de numérotation). */
  private static String country(String national) {
    Map<List<String>, String> overseas =
        Map.of(
            List.of("0690", "0691"), "590",
            List.of("0692", "0693"), "262",
            List.of("0694"), "594",
            List.of("0696", "0697"), "596");
    return overseas.entrySet().stream()
        .filter(entry -> entry.getKey().contains(national.substring(0, 4)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("33");
  }
}
