package sms.host.kit.internal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import sms.host.kit.Finding;
import sms.host.kit.Host;
import sms.host.kit.Rule;
import sms.host.kit.Skipped;
import sms.host.kit.Verdict;
import sms.host.kit.internal.subject.Note;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.Subject;

/** Goes through the plan. */
public final class Inspector {
  /** For all that one rule needs; a host that takes longer does not answer. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int SHOWN = 5;

  private final Texts texts;
  private final Duration patience;

  public Inspector(Texts texts) {
    this(texts, PATIENCE);
  }

  Inspector(Texts texts, Duration patience) {
    this.texts = requireNonNull(texts);
    this.patience = requireNonNull(patience);
  }

  /** What the host keeps and what it breaks. */
  public Verdict inspect(Host host) {
    try (Patience waiting = new Patience(patience)) {
      return new Round(new Subject(host), waiting).verdict();
    }
  }

  /** One time through the plan. */
  private final class Round {
    private final Subject subject;
    private final Patience waiting;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Rule> kept = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private boolean silent;

    Round(Subject subject, Patience waiting) {
      this.subject = subject;
      this.waiting = waiting;
    }

    Verdict verdict() {
      Plan.CHECKS.forEach(this::check);
      return findings.isEmpty()
          ? new Verdict.Compatible(kept, skipped)
          : new Verdict.Incompatible(findings, kept, skipped);
    }

    private void check(Check check) {
      Optional<String> obstacle = obstacle(check);
      if (obstacle.isPresent()) {
        skipped.add(new Skipped(check.rule(), obstacle.get()));
        return;
      }
      List<Note> notes = look(check, subject);
      if (check.twice() && !notes.isEmpty() && !silent) {
        List<Note> again = look(check, subject.anew());
        notes = notes.stream().filter(again::contains).toList();
      }
      if (notes.isEmpty()) {
        kept.add(check.rule());
      } else {
        findings.add(finding(check.rule(), notes));
      }
    }

    private Optional<String> obstacle(Check check) {
      if (silent) {
        return Optional.of(texts.get("skipped.silent"));
      }
      Optional<Rule> open =
          check.needs().stream().filter(rule -> !kept.contains(rule)).sorted().findFirst();
      if (open.isPresent()) {
        return Optional.of(texts.get("skipped.needs", open.get().id()));
      }
      return check.requirement().isMet(subject)
          ? Optional.empty()
          : Optional.of(texts.get("skipped." + check.requirement().name()));
    }

    private List<Note> look(Check check, Subject at) {
      Notes notes = new Notes();
      Optional<Throwable> end = waiting.await(check.inspection(), at, notes);
      end.ifPresent(notes::failed);
      silent |= end.filter(TimeoutException.class::isInstance).isPresent();
      return notes.list();
    }
  }

  private Finding finding(Rule rule, List<Note> notes) {
    List<String> found = new ArrayList<>();
    notes.stream()
        .limit(SHOWN)
        .forEach(note -> found.add(texts.get("found." + note.key(), note.arguments())));
    if (notes.size() > SHOWN) {
      found.add(texts.get("found.more", Integer.toString(notes.size() - SHOWN)));
    }
    return new Finding(
        rule, texts.get("rule." + rule.id()), found, texts.get("rule." + rule.id() + ".do"));
  }
}
