package sms.ui.contrib.internal.world;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Composer;
import sms.api.compose.CostlyCharacter;
import sms.api.compose.Draft;
import sms.api.compose.Encoding;
import sms.api.compose.Keyword;
import sms.api.compose.Prepared;
import sms.api.compose.Rewriting;
import sms.api.compose.Segmentation;
import sms.api.gateway.Money;
import sms.api.portal.SecretSlot;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;

/**
 * Composes with three keywords, in the recipient's language where a draft has it; a name that is a
 * typed number has no first name.
 */
public final class MemoryComposer implements Composer {
  private static final Pattern KEYWORD = Pattern.compile("#([A-Z]+)");
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "\f^{}\\[~]|€";
  private static final Map<String, String> REWRITINGS =
      Map.ofEntries(
          Map.entry("ê", "e"),
          Map.entry("â", "a"),
          Map.entry("î", "i"),
          Map.entry("ô", "o"),
          Map.entry("û", "u"),
          Map.entry("ç", "c"),
          Map.entry("œ", "oe"),
          Map.entry("’", "'"),
          Map.entry("«", "\""),
          Map.entry("»", "\""),
          Map.entry("\u00a0", " "));

  /** Added to every text, to make figures change between a preview and a confirmation. */
  private volatile String tail = "";

  /** From now on every text ends with that. */
  public void tail(String text) {
    tail = text;
  }

  @Override
  public boolean rewritesByDefault() {
    return false;
  }

  @Override
  public Prepared prepare(Draft draft) {
    if (draft.text().isBlank()) {
      return new Prepared.Invalid(
          List.of(new Problem("text.empty", "text", "Saisissez un message.")));
    }
    Matcher matcher = KEYWORD.matcher(draft.text());
    List<Problem> problems = new ArrayList<>();
    Set<String> known =
        draft.allowedSecrets()
            ? Set.of("PRENOM", "CLASSE", "SITE", "PASS")
            : Set.of("PRENOM", "CLASSE", "SITE");
    while (matcher.find()) {
      if (!known.contains(matcher.group(1))) {
        problems.add(
            new Problem(
                "text.unknown-keyword",
                "text",
                "Le mot-clé #" + matcher.group(1) + " n’existe pas. Corrigez-le ou retirez-le."));
      }
    }
    return problems.isEmpty()
        ? new Prepared.Ready(new Message(draft))
        : new Prepared.Invalid(problems);
  }

  @Override
  public Segmentation segment(String typed) {
    String text = typed.replace("\r\n", "\n");
    List<CostlyCharacter> costly = new ArrayList<>();
    int septets = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      String character = Character.toString(text.codePointAt(i));
      if (BASIC.contains(character)) {
        septets++;
      } else if (EXTENSION.contains(character)) {
        septets += 2;
      } else {
        costly.add(
            new CostlyCharacter(character, i, Optional.ofNullable(REWRITINGS.get(character))));
      }
    }
    Encoding encoding = costly.isEmpty() ? Encoding.GSM7 : Encoding.UCS2;
    int units = costly.isEmpty() ? septets : text.length();
    int parts = units == 0 ? 0 : units <= encoding.single() ? 1 : (units - 1) / encoding.part() + 1;
    int room = parts <= 1 ? encoding.single() : parts * encoding.part();
    return new Segmentation(encoding, units, parts, room - units, costly);
  }

  @Override
  public List<Rewriting> rewritings() {
    return REWRITINGS.entrySet().stream()
        .map(e -> new Rewriting(e.getKey(), e.getValue()))
        .toList();
  }

  @Override
  public List<Keyword> keywords(Locale locale) {
    boolean french = locale.getLanguage().equals("fr");
    Set<RecipientRole> all = Set.of(RecipientRole.values());
    return List.of(
        new Keyword("PRENOM", french ? "Prénom" : "First name", "", "James", all, false),
        new Keyword("CLASSE", french ? "Classe" : "Class", "", "3e A", all, false),
        new Keyword("SITE", french ? "Adresse du portail" : "Portal", "", "portail", all, false),
        new Keyword("PASS", french ? "Mot de passe" : "Password", "", "••••", all, true));
  }

  private final class Message implements Prepared.Message {
    private final Draft draft;

    Message(Draft draft) {
      this.draft = draft;
    }

    @Override
    public Composed compose(Recipient recipient) {
      if (recipient.role() == RecipientRole.TYPED && draft.text().contains("#PRENOM")) {
        return new Composed.Blocked(
            recipient,
            Problem.of("keyword.no-value", "Le mot-clé #PRENOM n’a pas de valeur pour ce numéro."));
      }
      String[] names = recipient.name().split(" ");
      String text =
          draft
                  .translations()
                  .getOrDefault(recipient.language().getLanguage(), draft.text())
                  .replace("#PRENOM", names[names.length - 1])
                  .replace("#CLASSE", "3e A")
                  .replace("#SITE", "portail.example")
                  .replace("#PASS", "••••••••••")
              + tail;
      if (draft.rewrite()) {
        for (Map.Entry<String, String> entry : REWRITINGS.entrySet()) {
          text = text.replace(entry.getKey(), entry.getValue());
        }
      }
      int at = secret() ? text.indexOf("••••••••••") : -1;
      Segmentation cut = segment(at < 0 ? text : text.replace('•', 'x'));
      return new Composed.Composition(
          recipient,
          text,
          cut,
          cost(recipient, cut),
          at < 0
              ? Optional.empty()
              : Optional.of(new SecretSlot(recipient.key(), Optional.empty(), 10, List.of(at))));
    }

    private Money cost(Recipient recipient, Segmentation cut) {
      return draft
          .tariff()
          .map(tariff -> tariff.perPart(recipient.number()).times(cut.parts()))
          .orElse(Money.zero(Currency.getInstance("EUR")));
    }

    @Override
    public boolean secret() {
      return draft.text().contains("#PASS");
    }

    @Override
    public Stream<Composed> composeAll(Iterable<Recipient> recipients) {
      return StreamSupport.stream(recipients.spliterator(), false).map(this::compose);
    }

    @Override
    public BatchSummary summarise(Iterable<Recipient> recipients) {
      List<Integer> parts = new ArrayList<>();
      List<Composed.Blocked> blocked = new ArrayList<>();
      Money cost = Money.zero(Currency.getInstance("EUR"));
      int ucs2 = 0;
      for (Recipient recipient : recipients) {
        Composed composed = compose(recipient);
        if (composed instanceof Composed.Composition composition) {
          parts.add(composition.segmentation().parts());
          cost = cost.plus(composition.cost());
          ucs2 += composition.segmentation().encoding() == Encoding.UCS2 ? 1 : 0;
        } else {
          blocked.add((Composed.Blocked) composed);
        }
      }
      parts.sort(null);
      int count = parts.size();
      return new BatchSummary(
          count,
          parts.stream().mapToLong(Integer::longValue).sum(),
          count == 0 ? 0 : parts.get(0),
          count == 0 ? 0 : parts.get(count / 2),
          count == 0 ? 0 : parts.get(count - 1),
          ucs2,
          cost,
          blocked,
          List.of());
    }

    @Override
    public Locale locale() {
      return draft.locale();
    }
  }
}
