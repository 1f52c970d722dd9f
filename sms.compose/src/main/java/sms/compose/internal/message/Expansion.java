package sms.compose.internal.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sms.api.compose.Draft;
import sms.api.compose.Encoding;
import sms.api.compose.KeywordContext;
import sms.api.compose.Segmentation;
import sms.api.portal.Account;
import sms.api.portal.Secret;
import sms.api.portal.SecretSlot;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;
import sms.compose.internal.Messages;
import sms.compose.internal.keyword.Known;
import sms.compose.internal.keyword.Node;
import sms.compose.internal.text.Characters;
import sms.compose.internal.text.Segmenter;
import sms.compose.internal.text.Tally;

/**
 * One text expanded for one recipient after the other, its pieces counted and not joined until the
 * text is asked for. Not for concurrent use.
 */
final class Expansion {
  /** A value that was asked for and is not there. */
  private static final String NONE = "";

  /** Longest value, in UTF-16 units: several times what an SMS can hold. */
  private static final int MAX_VALUE = 10_000;

  private final CompiledText text;
  private final ValueReader reader;
  private final Locale locale;
  private final @Nullable String[] values;
  private final Tally[] valueTallies;
  private final List<ValueMemory.Column> columns;
  private final Tally tally = new Tally();
  private String[] pieces;
  private Tally[] tallies;
  private int count;
  private int parts;
  private int missing;
  private int row = -1;
  private @Nullable Problem problem;

  /** Why a secret keyword has no value for anybody; null: it has, or there is none. */
  private @Nullable Problem noSecret;

  /** Whose secret stands in the text; null: nobody's. */
  private @Nullable Account account;

  /** Stands for the secret while the text is counted: as long, and as cheap; the piece itself. */
  private @Nullable String standIn;

  /** For single recipients. */
  Expansion(CompiledText text, ValueReader reader, Locale locale) {
    this(text, reader, locale, Optional.empty());
  }

  /**
   * For the rows of a batch.
   *
   * @param memory of values; empty: none is remembered
   */
  Expansion(
      CompiledText text, ValueReader reader, Locale locale, Optional<ValueMemory.Batch> memory) {
    List<Known> keywords = text.text().keywords();
    this.text = text;
    this.reader = reader;
    this.locale = locale;
    this.values = new String[keywords.size()];
    this.valueTallies = Stream.generate(Tally::new).limit(keywords.size()).toArray(Tally[]::new);
    this.pieces = new String[text.nodes().size()];
    this.tallies = new Tally[text.nodes().size()];
    this.columns =
        memory
            .map(
                m ->
                    keywords.stream()
                        .map(k -> m.column(k, text.language(), reader.today()))
                        .toList())
            .orElse(List.of());
  }

  /** Expands for the recipient in that row of the batch, from 0. */
  Optional<Problem> expand(Recipient recipient, int inRow) {
    row = inRow;
    return expand(recipient);
  }

  /**
   * Expands for that recipient; what was expanded before is forgotten.
   *
   * @return why there is no text for it; empty when there is one
   */
  Optional<Problem> expand(Recipient recipient) {
    count = 0;
    parts = 0;
    problem = null;
    noSecret = null;
    account = null;
    standIn = null;
    tally.clear();
    Arrays.fill(values, null);
    KeywordContext context = reader.context(recipient, text.valueLocale(recipient.language()));
    if (append(text.nodes(), context)) {
      weigh();
    } else if (problem == null) {
      problem = noSecret == null ? text.missing().get(missing) : noSecret;
    }
    return Optional.ofNullable(problem);
  }

  /** Billed; only after an expansion without a problem. */
  int parts() {
    return parts;
  }

  /** Units and encoding. */
  Tally tally() {
    return tally;
  }

  /** The text itself, masked where a secret will stand. */
  String text() {
    return joined(standIn == null ? "" : String.valueOf(Secret.MASK).repeat(standIn.length()));
  }

  /** The text as it is counted. */
  private String counted() {
    return joined(standIn == null ? "" : standIn);
  }

  @SuppressWarnings("ReferenceEquality") // the piece itself: a value may look like it
  private String joined(String secret) {
    int length = 0;
    for (int i = 0; i < count; i++) {
      length += pieces[i].length();
    }
    StringBuilder joined = new StringBuilder(length);
    for (int i = 0; i < count; i++) {
      joined.append(pieces[i] == standIn ? secret : pieces[i]);
    }
    return joined.toString();
  }

  /** Whose secret stands in the text; empty: nobody's. */
  Optional<String> accountId() {
    return account == null || offsets().isEmpty() ? Optional.empty() : Optional.of(account.id());
  }

  /** Where the secret will stand, and whose it is; empty: there is none. */
  Optional<SecretSlot> secret() {
    List<Integer> offsets = offsets();
    return account == null || standIn == null || offsets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SecretSlot(account.id(), account.lastConnection(), standIn.length(), offsets));
  }

  @SuppressWarnings("ReferenceEquality") // as above
  private List<Integer> offsets() {
    List<Integer> offsets = new ArrayList<>(1);
    int at = 0;
    for (int i = 0; standIn != null && i < count; i++) {
      if (pieces[i] == standIn) {
        offsets.add(at);
      }
      at += pieces[i].length();
    }
    return offsets;
  }

  /** How the text is cut. */
  Segmentation segmentation() {
    return Segmenter.segment(tally, counted(), reader.rewritings());
  }

  private void weigh() {
    for (int i = 0; i < count; i++) {
      tally.add(tallies[i]);
    }
    parts = Segmenter.parts(tally, pieces, count);
    if (!tally.isVisible()) {
      problem = new Problem("text.empty", "text", Messages.get(locale, "text.empty.recipient"));
    } else if (parts > Draft.MAX_PARTS) {
      int excess = Segmenter.excess(counted(), Draft.MAX_PARTS);
      problem =
          new Problem(
              "text.too-long",
              "text",
              Messages.get(locale, "text.too-long.recipient", Draft.MAX_PARTS, excess));
    }
  }

  /** False: a value is missing, or there is a problem. */
  private boolean append(List<Node> nodes, KeywordContext context) {
    for (int i = 0; i < nodes.size(); i++) {
      if (!append(nodes.get(i), context)) {
        return false;
      }
    }
    return true;
  }

  private boolean append(Node node, KeywordContext context) {
    if (node instanceof Node.Literal literal) {
      push(literal.text(), literal.tally());
      return true;
    }
    if (node instanceof Node.Value value) {
      return appendValue(value, context);
    }
    return appendGroup((Node.Group) node, context);
  }

  private boolean appendGroup(Node.Group group, KeywordContext context) {
    int before = count;
    if (!append(group.nodes(), context)) {
      count = before;
      return problem == null;
    }
    return true;
  }

  private boolean appendValue(Node.Value node, KeywordContext context) {
    String value = values[node.slot()];
    if (value == null) {
      value = read(node.slot(), context);
      values[node.slot()] = value;
    }
    if (!value.isEmpty()) {
      push(value, valueTallies[node.slot()]);
      return true;
    }
    if (problem == null && node.fallback().isPresent()) {
      return append(node.fallback().get(), context);
    }
    missing = node.slot();
    return false;
  }

  /** As it stands in the text, and counted; {@link #NONE} where there is none. */
  private String read(int slot, KeywordContext context) {
    if (text.text().keywords().get(slot).keyword().secret()) {
      return readSecret(slot, context);
    }
    String value = columns.isEmpty() ? ask(slot, context) : remember(slot, context);
    Tally counted = valueTallies[slot];
    counted.clear();
    counted.add(value);
    if (counted.isUnusual()) {
      value = Characters.cleanValue(value);
      counted.clear();
      counted.add(value);
    }
    if (counted.encoding() == Encoding.UCS2) {
      value = reader.rewrite(value);
      counted.clear();
      counted.add(value);
    }
    return counted.isVisible() ? value : NONE;
  }

  /** What stands for the secret; it is asked for every time, and remembered nowhere. */
  private String readSecret(int slot, KeywordContext context) {
    Known keyword = text.text().keywords().get(slot);
    try {
      Secrets.Answer answer = reader.secrets().of(keyword.keyword(), context.recipient(), locale);
      if (answer instanceof Secrets.Answer.Place place) {
        account = place.account();
        String piece = standIn == null ? "x".repeat(place.length()) : standIn;
        standIn = piece;
        valueTallies[slot].clear();
        valueTallies[slot].add(piece);
        return piece;
      } else if (answer instanceof Secrets.Answer.Nothing nothing) {
        noSecret = nothing.problem();
        return NONE;
      }
      problem = ((Secrets.Answer.Never) answer).problem();
      return NONE;
    } catch (RuntimeException e) {
      reader.report(keyword, e);
      problem = text.failed().get(slot);
      return NONE;
    }
  }

  private String remember(int slot, KeywordContext context) {
    ValueMemory.Column column = columns.get(slot);
    String value = column.get(row, context.recipient());
    if (value == null) {
      value = ask(slot, context);
      if (problem == null) {
        column.put(row, context.recipient(), value);
      }
    }
    return value;
  }

  private String ask(int slot, KeywordContext context) {
    Known keyword = text.text().keywords().get(slot);
    try {
      String value = reader.read(keyword, context);
      if (value.length() <= MAX_VALUE) {
        return value;
      }
      String name = keyword.keyword().name();
      problem =
          new Problem(
              "keyword.too-long",
              "text",
              Messages.get(locale, "keyword.too-long", name, value.length()));
      return NONE;
    } catch (RuntimeException e) {
      reader.report(keyword, e);
      problem = text.failed().get(slot);
      return NONE;
    }
  }

  private void push(String piece, Tally counted) {
    if (count == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * count + 1);
      tallies = Arrays.copyOf(tallies, 2 * count + 1);
    }
    pieces[count] = piece;
    tallies[count] = counted;
    count++;
  }
}
