package sms.ui.contrib.internal.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.api.host.Caller;
import sms.api.host.Person;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.host.SchoolDirectory;
import sms.api.problem.Problem;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterExpression;
import sms.api.selection.FilterParameter;
import sms.api.selection.FilterParameter.Choice;
import sms.api.selection.FilterParameter.Kind;
import sms.api.selection.IgnoreReason;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.PhoneNumber;
import sms.api.selection.PickedPerson;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientFilter;
import sms.api.selection.RecipientRole;
import sms.api.selection.RecipientSelector;
import sms.api.selection.Selection;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;

/**
 * A school of some hundred families, always the same; only the class filter filters, also within
 * and, or, not. Ages must be numbers.
 */
public final class MemorySelector implements RecipientSelector {
  private static final List<String> LAST =
      List.of(
          "ABAD",
          "ADZO",
          "BENCHETRIT",
          "BOUËDEC",
          "CARPENTIER",
          "DA SILVA",
          "DELACROIX",
          "EVANS",
          "FERRAND",
          "GARNIER",
          "HÉRAULT",
          "IBANEZ",
          "JOLY",
          "KONÉ",
          "LE GOFF",
          "MARTIN",
          "NGUYEN",
          "OLIVEIRA",
          "POTTER",
          "QUÉMÉNEUR",
          "ROUSSEAU",
          "SCHMITT",
          "TRAORÉ",
          "VASSEUR",
          "ZIMMER");
  private static final List<String> FIRST =
      List.of(
          "Lily",
          "James",
          "Anaïs",
          "Christophe",
          "Élodie",
          "François",
          "Hélène",
          "Jean-François",
          "Karim",
          "Murielle",
          "Noël",
          "Olivier",
          "Stéphanie",
          "Yaëlle");
  private static final List<String> CLASSES =
      List.of(
          "6e A", "6e B", "6e C", "6e D", "5e A", "5e B", "5e C", "5e D", "4e A", "4e B", "4e C",
          "4e D", "3e A", "3e B", "3e C", "3e D");
  private static final List<String> BROKEN = List.of("", "", "06 12 34", "0140000000", "06+07 ?");

  private final SchoolDirectory directory;
  private final List<RecipientFilter> more = new CopyOnWriteArrayList<>();
  private int families = 300;

  /** With the people of that directory to be added by hand. */
  public MemorySelector(SchoolDirectory directory) {
    this.directory = directory;
  }

  /** A bundle with another filter is installed: one text field, that keeps everybody. */
  public void install(String id, String label) {
    more.add(
        filter(
            id,
            label,
            label,
            new FilterParameter("text", label, Kind.TEXT, List.of(), Optional.empty())));
  }

  /** That bundle is uninstalled. */
  public void uninstall(String id) {
    more.removeIf(filter -> filter.id().equals(id));
  }

  /** From now on there are that many families. */
  public void families(int count) {
    families = count;
  }

  @Override
  public SelectionResult select(SelectionRequest request, Caller caller) {
    List<Problem> problems = new ArrayList<>();
    List<Recipient> recipients = new ArrayList<>();
    List<IgnoredRecipient> ignored = new ArrayList<>();
    if (request.record().isPresent()) {
      individual(request, caller, recipients, ignored);
    } else {
      if (request.source().isPresent()) {
        check(request.filter(), new HashMap<>(), problems);
        group(request, recipients, ignored);
      }
      for (int i = 0; i < request.people().size(); i++) {
        picked(request.people().get(i), i, recipients, ignored, problems);
      }
      for (int i = 0; i < request.typedNumbers().size(); i++) {
        typed(request.typedNumbers().get(i), i, recipients, problems);
      }
    }
    for (Recipient recipient : List.copyOf(recipients)) {
      if (request.removedKeys().contains(recipient.key())) {
        recipients.remove(recipient);
        ignored.add(
            new IgnoredRecipient(
                recipient.key(),
                recipient.name(),
                recipient.role(),
                IgnoreReason.REMOVED,
                "",
                recipient.record()));
      }
    }
    if (!problems.isEmpty()) {
      return new SelectionResult.Invalid(problems);
    }
    return new SelectionResult.Selected(
        new Selection(recipients, ignored, request.source().isPresent() ? explain(request) : ""));
  }

  private static String explain(SelectionRequest request) {
    String said = said(request.filter());
    return "Familles"
        + (said.isEmpty() ? "" : " " + said)
        + (request.spouses() ? ", avec conjoints" : "");
  }

  private static String said(FilterExpression expression) {
    if (expression instanceof FilterExpression.Term term) {
      List<String> classes = classes(term);
      return classes.isEmpty() ? "" : "des " + String.join(" et ", classes);
    }
    if (expression instanceof FilterExpression.Not not) {
      String said = said(not.part());
      return said.isEmpty() ? "" : "sauf " + said;
    }
    return expression instanceof FilterExpression.Or or
        ? joined(or.parts(), " ou ")
        : expression instanceof FilterExpression.And and ? joined(and.parts(), ", ") : "";
  }

  private static String joined(List<FilterExpression> parts, String by) {
    return parts.stream()
        .map(MemorySelector::said)
        .filter(said -> !said.isEmpty())
        .collect(Collectors.joining(by));
  }

  /** Unknown filters and ages that are no numbers, by the fields that the product calls them. */
  private void check(
      FilterExpression expression, Map<String, Integer> occurrences, List<Problem> problems) {
    if (expression instanceof FilterExpression.And and) {
      and.parts().forEach(part -> check(part, occurrences, problems));
    } else if (expression instanceof FilterExpression.Or or) {
      or.parts().forEach(part -> check(part, occurrences, problems));
    } else if (expression instanceof FilterExpression.Not not) {
      check(not.part(), occurrences, problems);
    } else if (expression instanceof FilterExpression.Term term) {
      int earlier = occurrences.merge(term.filterId(), 1, Integer::sum) - 1;
      String field = "filter." + term.filterId() + (earlier == 0 ? "" : "[" + earlier + "]");
      if (filters().stream().noneMatch(filter -> filter.id().equals(term.filterId()))) {
        problems.add(new Problem("filter.unknown", field, "Ce critère n’est pas installé."));
      }
      for (String from : term.arguments().getOrDefault("from", List.of())) {
        if (!from.matches("[0-9]+")) {
          problems.add(
              new Problem(
                  "filter.number", field + ".from", "« " + from + " » n’est pas un nombre."));
        }
      }
    }
  }

  private void picked(
      PickedPerson picked,
      int index,
      List<Recipient> recipients,
      List<IgnoredRecipient> ignored,
      List<Problem> problems) {
    Optional<Person> found = directory.person(picked.personId());
    if (found.isEmpty()) {
      problems.add(
          new Problem("person.unknown", "people[" + index + "]", "Cette personne n’est plus là."));
      return;
    }
    Person person = found.get();
    String key = "P:" + person.id();
    if (person.noSms()) {
      ignored.add(
          new IgnoredRecipient(
              key,
              person.displayName(),
              RecipientRole.RESPONSABLE_1,
              IgnoreReason.OPTED_OUT,
              person.mobile(),
              Optional.of(picked.record())));
    } else {
      recipients.add(
          recipient(
              key,
              person.displayName(),
              new PhoneNumber("+33" + person.mobile().substring(1)),
              RecipientRole.RESPONSABLE_1,
              Optional.of(picked.record()),
              false,
              true,
              List.of()));
    }
  }

  private void group(
      SelectionRequest request, List<Recipient> recipients, List<IgnoredRecipient> ignored) {
    Random random = new Random(7);
    for (int i = 0; i < families; i++) {
      String last = LAST.get(i * LAST.size() / families);
      String className = CLASSES.get(random.nextInt(CLASSES.size()));
      RecordRef record = new RecordRef(RecordType.FAMILY, String.format("F%04d", i));
      int guardians = 1 + (request.spouses() && random.nextInt(10) < 6 ? 1 : 0);
      int kind = random.nextInt(12);
      for (int g = 0; g < guardians; g++) {
        String name = last + " " + FIRST.get(random.nextInt(FIRST.size()));
        String key = "P:G" + i + "-" + g;
        RecipientRole role = g == 0 ? RecipientRole.RESPONSABLE_1 : RecipientRole.SPOUSE;
        if (!fits(request.filter(), className).orElse(true)) {
          continue;
        }
        if (kind < 2) {
          String cell = BROKEN.get(random.nextInt(BROKEN.size()));
          ignored.add(
              new IgnoredRecipient(key, name, role, reason(cell), cell, Optional.of(record)));
        } else if (kind == 2) {
          ignored.add(
              new IgnoredRecipient(
                  key, name, role, IgnoreReason.OPTED_OUT, "0639980000", Optional.of(record)));
        } else {
          recipients.add(
              recipient(
                  key,
                  name,
                  number(i * 2 + g),
                  role,
                  Optional.of(record),
                  false,
                  true,
                  kind == 3 ? List.of(sharer(key, name, role), tom(last)) : List.of()));
        }
      }
    }
  }

  private static Recipient.Sharer sharer(String key, String name, RecipientRole role) {
    return new Recipient.Sharer(key, name, role, List.of());
  }

  private static Recipient.Sharer tom(String last) {
    return sharer("P:" + last, last + " Tom", RecipientRole.SPOUSE);
  }

  private static IgnoreReason reason(String cell) {
    return switch (cell) {
      case "" -> IgnoreReason.NO_MOBILE;
      case "0140000000" -> IgnoreReason.LANDLINE;
      case "06+07 ?" -> IgnoreReason.SEVERAL_NUMBERS;
      default -> IgnoreReason.INVALID_NUMBER;
    };
  }

  private static void individual(
      SelectionRequest request,
      Caller caller,
      List<Recipient> recipients,
      List<IgnoredRecipient> ignored) {
    Optional<RecordRef> record = request.record();
    recipients.add(
        recipient(
            "P:G1",
            "POTTER James",
            number(1),
            RecipientRole.RESPONSABLE_1,
            record,
            false,
            true,
            List.of()));
    boolean override = request.tickedKeys().contains("P:G2") && caller.may(Right.OVERRIDE_NO_SMS);
    recipients.add(
        recipient(
            "P:G2",
            "EVANS Lily",
            number(2),
            RecipientRole.SPOUSE,
            record,
            true,
            override,
            List.of()));
    ignored.add(
        new IgnoredRecipient(
            "P:G3",
            "ROGUE Severus",
            RecipientRole.RESPONSABLE_2,
            IgnoreReason.NO_MOBILE,
            "",
            record));
  }

  private static void typed(
      String typed, int index, List<Recipient> recipients, List<Problem> problems) {
    String digits = typed.replaceAll("[ .]", "");
    if (!digits.matches("0[67][0-9]{8}")) {
      problems.add(
          new Problem(
              "number.wrong",
              "numbers[" + index + "]",
              "« " + typed + " » n’est pas un numéro de portable. Corrigez-le."));
      return;
    }
    String e164 = "+33" + digits.substring(1);
    recipients.add(
        recipient(
            "N:" + e164,
            typed,
            new PhoneNumber(e164),
            RecipientRole.TYPED,
            Optional.empty(),
            false,
            true,
            List.of()));
  }

  private static Recipient recipient(
      String key,
      String name,
      PhoneNumber number,
      RecipientRole role,
      Optional<RecordRef> record,
      boolean noSms,
      boolean ticked,
      List<Recipient.Sharer> sharers) {
    return new Recipient(
        key,
        name,
        number,
        role,
        record,
        record.map(r -> key.substring(2)),
        List.of(),
        name.startsWith("ADZO ") ? Locale.ENGLISH : Locale.FRENCH,
        noSms,
        ticked,
        sharers);
  }

  private static PhoneNumber number(int n) {
    return new PhoneNumber("+336399" + String.format("%05d", 80000 + n % 10000));
  }

  /** Whether a class fits; empty where nothing is said of classes. */
  private static Optional<Boolean> fits(FilterExpression expression, String className) {
    if (expression instanceof FilterExpression.Not not) {
      return fits(not.part(), className).map(fit -> !fit);
    }
    if (expression instanceof FilterExpression.And and) {
      return said(and.parts(), className).reduce(Boolean::logicalAnd);
    }
    if (expression instanceof FilterExpression.Or or) {
      return said(or.parts(), className).reduce(Boolean::logicalOr);
    }
    return expression instanceof FilterExpression.Term term && !classes(term).isEmpty()
        ? Optional.of(classes(term).contains(className))
        : Optional.empty();
  }

  private static Stream<Boolean> said(List<FilterExpression> parts, String className) {
    return parts.stream().map(part -> fits(part, className)).flatMap(Optional::stream);
  }

  private static List<String> classes(FilterExpression.Term term) {
    return term.filterId().equals("class")
        ? term.arguments().getOrDefault("class", List.of())
        : List.of();
  }

  @Override
  public List<RecipientFilter> filters() {
    return Stream.concat(own().stream(), more.stream()).toList();
  }

  private static List<RecipientFilter> own() {
    return List.of(
        filter("class", "Classe", "Class", field("class", Kind.CHOICES, CLASSES)),
        filter(
            "regime",
            "Régime",
            "Regime",
            field("regime", Kind.CHOICES, List.of("Externe", "Demi-pensionnaire", "Interne"))),
        filter(
            "presence",
            "Date de présence",
            "Presence",
            new FilterParameter(
                "date", "Date de présence", Kind.DATE, List.of(), Optional.of("2026-11-24")),
            new FilterParameter(
                "state",
                "Présence",
                Kind.CHOICE,
                List.of(new Choice("PRESENT", "Présent(s)"), new Choice("LEFT", "Sorti(s)")),
                Optional.of("PRESENT"))),
        filter("level", "Niveau préc.", "Last level", field("level", Kind.CHOICE, List.of("6e"))),
        filter(
            "lastClass",
            "Classe an dernier",
            "Last year's class",
            field("lastClass", Kind.CHOICES, CLASSES)),
        filter(
            "nextClass",
            "Classe an prochain",
            "Next year's class",
            field("nextClass", Kind.CHOICES, CLASSES)),
        filter(
            "payment",
            "Mode règlement",
            "Payment",
            field("payment", Kind.CHOICE, List.of("Chèque", "Prélèvement"))),
        filter("postal", "Code postal", "Postal code", field("postal", Kind.TEXT, List.of())),
        filter(
            "age",
            "Âge",
            "Age",
            new FilterParameter("from", "Âge de", Kind.NUMBER, List.of(), Optional.empty()),
            new FilterParameter("to", "à (ans)", Kind.NUMBER, List.of(), Optional.empty())));
  }

  private static FilterParameter field(String name, Kind kind, List<String> values) {
    return new FilterParameter(
        name, name, kind, values.stream().map(v -> new Choice(v, v)).toList(), Optional.empty());
  }

  private static RecipientFilter filter(
      String id, String french, String english, FilterParameter... parameters) {
    Map<String, String> labels = new HashMap<>(Map.of("fr", french, "en", english));
    return new RecipientFilter() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public String label(Locale locale) {
        return labels.getOrDefault(locale.getLanguage(), french);
      }

      @Override
      public String help(Locale locale) {
        return label(locale);
      }

      @Override
      public int order() {
        return 0;
      }

      @Override
      public Set<RecordType> sources() {
        return Set.of(RecordType.FAMILY, RecordType.PUPIL);
      }

      @Override
      public List<FilterParameter> parameters(FilterContext context) {
        return List.of(parameters);
      }

      @Override
      public CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
        return new CompiledFilter.Ready(candidate -> true, label(context.locale()));
      }
    };
  }
}
