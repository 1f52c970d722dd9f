package sms.compose.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Encoding;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.compose.Prepared;
import sms.api.compose.Segmentation;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;
import sms.compose.internal.standard.StandardKeywords;
import sms.compose.internal.text.Characters;
import sms.compose.internal.text.Tally;

/**
 * Whatever is typed, and whatever a value is: a text that keeps to the rules, or a reason. In a
 * usual build the inputs that were kept are tried again; the profile {@code fuzz} looks for new
 * ones.
 */
class ComposeFuzzTest {
  private final Recipient recipient = TestSchool.typed("+33612345678");
  private final ComposerComponent composer =
      new ComposerComponent(new TestSchool(), Clock.systemUTC());
  private String value = "";

  ComposeFuzzTest() {
    composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
    Keyword keyword = new Keyword("V", "", "", "", EnumSet.allOf(RecipientRole.class), false);
    composer.addResolver(
        new KeywordResolver() {
          @Override
          public List<Keyword> keywords(Locale locale) {
            return List.of(keyword);
          }

          @Override
          public Optional<String> resolve(String name, KeywordContext context) {
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
          }
        },
        Ranked.reference(0, 2));
  }

  @FuzzTest(maxDuration = "10m")
  void a_text_keeps_to_the_rules_or_has_a_reason(FuzzedDataProvider data) {
    boolean rewrite = data.consumeBoolean();
    value = data.consumeString(400);
    String text = data.consumeRemainingAsString();

    sent(text, rewrite).ifPresent(composition -> keepsToTheRules(composition, rewrite));
    literally(text);
  }

  /** Empty: it is not sent, with a reason. */
  private Optional<Composed.Composition> sent(String text, boolean rewrite) {
    Prepared prepared =
        composer.prepare(new Draft(text, rewrite, Optional.empty(), Locale.FRENCH, false));
    if (prepared instanceof Prepared.Invalid invalid) {
      assertThat(invalid.problems()).isNotEmpty();
      assertThat(invalid.problems()).extracting(Problem::field).containsOnly("text");
      return Optional.empty();
    }
    Composed composed = ((Prepared.Ready) prepared).message().compose(recipient);
    if (composed instanceof Composed.Blocked blocked) {
      assertThat(blocked.problem().message()).isNotBlank();
      return Optional.empty();
    }
    return Optional.of((Composed.Composition) composed);
  }

  private void keepsToTheRules(Composed.Composition composition, boolean rewrite) {
    String sent = composition.text();
    Segmentation cut = composition.segmentation();
    assertThat(Characters.firstForbidden(sent)).isEmpty();
    assertThat(cut).isEqualTo(composer.segment(sent));
    assertThat(cut.parts()).isBetween(1, Draft.MAX_PARTS);
    Encoding encoding = cut.encoding();
    assertThat(cut.units())
        .isLessThanOrEqualTo(cut.parts() == 1 ? encoding.single() : cut.parts() * encoding.part());
    assertThat(cut.costly().isEmpty()).isEqualTo(encoding == Encoding.GSM7);
    if (rewrite) {
      assertThat(cut.costly()).allMatch(c -> c.rewriting().isEmpty());
    }
  }

  /** With its hashes doubled a text is sent as it is typed. */
  private void literally(String text) {
    String normal = Characters.normal(text);
    if (Characters.firstForbidden(normal).isEmpty() && Tally.of(normal).isVisible()) {
      sent(normal.replace("#", "##"), false)
          .ifPresent(composition -> assertThat(composition.text()).isEqualTo(normal));
    }
  }
}
