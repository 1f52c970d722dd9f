package sms.compose.internal.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sms.api.compose.Encoding;
import sms.api.compose.KeywordResolver;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.compose.TemplateStore;
import sms.api.host.Caller;
import sms.compose.internal.keyword.KeywordTable;
import sms.compose.internal.keyword.ParseResult;
import sms.compose.internal.keyword.TextParser;
import sms.compose.internal.text.Tally;

class DefaultTemplatesTest {
  @Test
  void they_are_given_to_the_store_when_it_appears() {
    List<MessageTemplate> seeded = new ArrayList<>();
    TemplateStore store =
        new TemplateStore() {
          @Override
          public List<MessageTemplate> list(Caller caller) {
            return seeded;
          }

          @Override
          public Optional<MessageTemplate> find(String id) {
            return Optional.empty();
          }

          @Override
          public int seed(List<MessageTemplate> defaults) {
            seeded.addAll(defaults);
            return defaults.size();
          }
        };

    var unused = new DefaultTemplates(store);

    assertThat(seeded)
        .extracting(MessageTemplate::id)
        .containsExactly(
            "closure",
            "absence",
            "meeting",
            "unpaid",
            "credentials",
            "activation",
            "closure.en",
            "absence.en",
            "meeting.en",
            "unpaid.en",
            "credentials.en",
            "activation.en");
  }

  @Test
  void every_body_can_be_sent_and_is_free_of_costly_characters() {
    KeywordResolver standard = new StandardKeywords();
    KeywordTable table = KeywordTable.of(List.of(standard), Locale.FRENCH);

    assertThat(DefaultTemplates.all())
        .allSatisfy(
            t -> {
              boolean secrets = t.purpose() == Purpose.CREDENTIALS;
              assertThat(TextParser.parse(t.body(), "text", table, s -> s, secrets, Locale.FRENCH))
                  .isInstanceOf(ParseResult.Read.class);
              assertThat(Tally.of(t.body()).encoding()).isEqualTo(Encoding.GSM7);
            });
  }

  @Test
  void each_has_a_translation_offered_for_the_same_records() {
    List<MessageTemplate> all = DefaultTemplates.all();
    List<MessageTemplate> english =
        all.stream().filter(t -> t.language().equals(Locale.ENGLISH)).toList();

    assertThat(english).hasSize(all.size() / 2);
    assertThat(english)
        .allSatisfy(
            e ->
                assertThat(all)
                    .filteredOn(f -> e.id().equals(f.id() + ".en"))
                    .singleElement()
                    .satisfies(
                        f -> {
                          assertThat(f.sources()).isEqualTo(e.sources());
                          assertThat(f.purpose()).isEqualTo(e.purpose());
                          assertThat(f.name()).isNotEqualTo(e.name());
                        }));
    assertThat(EnumSet.allOf(sms.api.host.RecordType.class))
        .allSatisfy(type -> assertThat(all).anyMatch(t -> t.sources().contains(type)));
  }
}
