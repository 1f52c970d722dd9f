package sms.selection.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.host.RecordType;
import sms.api.problem.Problem;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterExpression;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.Criteria.Extent;
import sms.selection.internal.filter.SpeaksOfPupils;
import sms.selection.internal.message.Messages;

/**
 * Turns a filter expression into {@link Criteria}, or into problems. Problems of one filter belong
 * to the field {@code filter.ID.PARAMETER}; where the expression names that filter again, to {@code
 * filter.ID[1].PARAMETER}, and so on.
 */
final class CriteriaReader {
  /** Deeper nesting is no selection that a person made. */
  private static final int DEEPEST = 20;

  private final InstalledFilters installed;
  private final RecordType source;
  private final FilterContext context;
  private final Messages messages;
  private final Phrases phrases;
  private final List<Problem> problems;
  private final Map<String, Integer> occurrences = new HashMap<>();

  /**
   * A reader for one request.
   *
   * @param problems where problems are added
   */
  CriteriaReader(
      InstalledFilters installed,
      RecordType source,
      FilterContext context,
      Messages messages,
      List<Problem> problems) {
    this.installed = installed;
    this.source = source;
    this.context = context;
    this.messages = messages;
    this.phrases = new Phrases(messages, source);
    this.problems = problems;
  }

  /** The criteria; worth nothing when there were problems. */
  Criteria read(FilterExpression expression) {
    return read(expression, 0);
  }

  private Criteria read(FilterExpression given, int depth) {
    FilterExpression expression = unwrapped(given);
    if (depth > DEEPEST) {
      problems.add(new Problem("filter.depth", "filter", messages.text("filter.depth", DEEPEST)));
      return Criteria.everybody(false);
    }
    if (expression instanceof FilterExpression.Term term) {
      return term(term);
    }
    if (expression instanceof FilterExpression.And and) {
      return all(parts(and.parts(), depth));
    }
    if (expression instanceof FilterExpression.Or or) {
      return any(parts(or.parts(), depth));
    }
    if (expression instanceof FilterExpression.Not not) {
      return unwrapped(not.part()) instanceof FilterExpression.Not twice
          ? read(twice.part(), depth + 2)
          : not(read(not.part(), depth + 1));
    }
    return Criteria.everybody(false);
  }

  /** All of one, or any of one, is that one. */
  private static FilterExpression unwrapped(FilterExpression given) {
    FilterExpression expression = given;
    while (true) {
      if (expression instanceof FilterExpression.And and && and.parts().size() == 1) {
        expression = and.parts().get(0);
      } else if (expression instanceof FilterExpression.Or or && or.parts().size() == 1) {
        expression = or.parts().get(0);
      } else {
        return expression;
      }
    }
  }

  private List<Criteria> parts(List<FilterExpression> parts, int depth) {
    return parts.stream().map(part -> read(part, depth + 1)).toList();
  }

  private Criteria term(FilterExpression.Term term) {
    int earlier = occurrences.merge(term.filterId(), 1, Integer::sum) - 1;
    String field = "filter." + term.filterId() + (earlier == 0 ? "" : "[" + earlier + "]");
    Optional<RecipientFilter> found = installed.byId(term.filterId());
    if (found.isEmpty()) {
      problems.add(
          new Problem("filter.unknown", field, messages.text("filter.unknown", term.filterId())));
      return Criteria.everybody(false);
    }
    RecipientFilter filter = found.get();
    CompiledFilter compiled;
    try {
      compiled = filter.compile(term.arguments(), context);
    } catch (RuntimeException e) {
      throw new FilterFailedException(term.filterId(), e);
    }
    if (compiled instanceof CompiledFilter.Ready ready) {
      return filter.sources().contains(source)
          ? ready(filter, ready)
          : Criteria.nobody(ready.reachesLeavers());
    }
    if (compiled instanceof CompiledFilter.Invalid invalid) {
      for (Problem problem : invalid.problems()) {
        problems.add(
            new Problem(problem.code(), within(field, problem.field()), problem.message()));
      }
    }
    return Criteria.everybody(false);
  }

  private static Criteria ready(RecipientFilter filter, CompiledFilter.Ready ready) {
    return ready.sentence().isEmpty()
        ? Criteria.everybody(ready.reachesLeavers())
        : new Criteria(
            Tests.guarded(filter.id(), ready.test()),
            Extent.SOME,
            new Phrase(ready.sentence(), subject(filter), false),
            ready.reachesLeavers());
  }

  private static Phrase.Subject subject(RecipientFilter filter) {
    if (filter instanceof SpeaksOfPupils pupils) {
      return pupils.namesThem() ? Phrase.Subject.CLASSES : Phrase.Subject.PUPILS;
    }
    return Phrase.Subject.OTHERS;
  }

  private static String within(String filter, String parameter) {
    return parameter.isEmpty() ? filter : filter + "." + parameter;
  }

  private Criteria all(List<Criteria> parts) {
    boolean leavers = reachLeavers(parts);
    List<Criteria> restricting = without(Extent.EVERYBODY, parts);
    if (restricting.isEmpty()) {
      return Criteria.everybody(leavers);
    }
    if (has(Extent.NOBODY, restricting)) {
      return Criteria.nobody(leavers);
    }
    return new Criteria(
        Tests.all(restricting.stream().map(Criteria::test).toList()),
        Extent.SOME,
        phrases.all(phrasesOf(restricting)),
        leavers);
  }

  private Criteria any(List<Criteria> parts) {
    boolean leavers = reachLeavers(parts);
    List<Criteria> keeping = without(Extent.NOBODY, parts);
    if (keeping.isEmpty()) {
      return Criteria.nobody(leavers);
    }
    if (has(Extent.EVERYBODY, keeping)) {
      return Criteria.everybody(leavers);
    }
    return new Criteria(
        Tests.any(keeping.stream().map(Criteria::test).toList()),
        Extent.SOME,
        phrases.any(phrasesOf(keeping)),
        leavers);
  }

  private Criteria not(Criteria part) {
    return switch (part.extent()) {
      case EVERYBODY -> Criteria.nobody(part.reachesLeavers());
      case NOBODY -> Criteria.everybody(part.reachesLeavers());
      case SOME ->
          new Criteria(
              part.test().negate(), Extent.SOME, phrases.not(part.phrase()), part.reachesLeavers());
    };
  }

  private static boolean has(Extent extent, List<Criteria> parts) {
    return parts.stream().anyMatch(part -> part.extent() == extent);
  }

  private static List<Criteria> without(Extent extent, List<Criteria> parts) {
    return parts.stream().filter(part -> part.extent() != extent).toList();
  }

  private static List<Phrase> phrasesOf(List<Criteria> parts) {
    return parts.stream().map(Criteria::phrase).toList();
  }

  private static boolean reachLeavers(List<Criteria> parts) {
    return parts.stream().anyMatch(Criteria::reachesLeavers);
  }
}
