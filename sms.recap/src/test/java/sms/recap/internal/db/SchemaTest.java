package sms.recap.internal.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void change_sets_are_numbered_from_1_and_the_last_is_for_both_databases() throws Exception {
    List<MatchResult> changeSets;
    try (InputStream changelog =
        SchemaTest.class.getClassLoader().getResourceAsStream(Schema.CHANGELOG)) {
      String text = new String(changelog.readAllBytes(), StandardCharsets.UTF_8);
      changeSets =
          Pattern.compile("(?m)^--changeset sms:(\\d+)(.*)$").matcher(text).results().toList();
    }
    assertThat(changeSets).hasSize(Schema.CURRENT);
    for (int i = 0; i < changeSets.size(); i++) {
      assertThat(changeSets.get(i).group(1)).isEqualTo(Integer.toString(i + 1));
    }
    assertThat(changeSets.get(Schema.CURRENT - 1).group(2)).doesNotContain("dbms");
  }
}
