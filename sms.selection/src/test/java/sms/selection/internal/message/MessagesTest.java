package sms.selection.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {
  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    assertThat(read("messages_en.properties").keySet())
        .containsExactlyInAnyOrderElementsOf(read("messages.properties").keySet());
  }

  @Test
  void noTextHasAQuoteThatMessageFormatWouldSwallow() throws IOException {
    for (String file : List.of("messages.properties", "messages_en.properties")) {
      read(file).values().forEach(text -> assertThat((String) text).doesNotContain("'"));
    }
  }

  @Test
  void frenchPunctuationStandsBehindANoBreakSpace() throws IOException {
    read("messages.properties")
        .values()
        .forEach(text -> assertThat((String) text).doesNotContainPattern("[ \\p{L}][:;!?»]|« "));
  }

  @Test
  void listsReadAsSentencesDo() {
    Messages french = Messages.in(Locale.FRANCE);
    assertThat(french.and(List.of())).isEmpty();
    assertThat(french.and(List.of("3e A"))).isEqualTo("3e A");
    assertThat(french.and(List.of("3e A", "3e B"))).isEqualTo("3e A et 3e B");
    assertThat(french.or(List.of("3e A", "3e B", "3e C"))).isEqualTo("3e A, 3e B ou 3e C");
    assertThat(Messages.in(Locale.UK).and(List.of("3e A", "3e B"))).isEqualTo("3e A and 3e B");
  }

  @Test
  void daysReadAsOneWritesThem() {
    LocalDate day = LocalDate.of(2026, 11, 4);
    assertThat(Messages.in(Locale.FRENCH).day(day)).isEqualTo("04/11/2026");
    assertThat(Messages.in(Locale.ENGLISH).day(day)).isEqualTo("4 Nov 2026");
  }

  private static Properties read(String file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
