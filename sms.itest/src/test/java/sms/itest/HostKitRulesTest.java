package sms.itest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import sms.host.kit.Rule;

/** The kit's rules in the guide are the kit's own. */
class HostKitRulesTest {
  private static final Path PAGE = Path.of("../docs/host-guide.md");
  private static final Path TEXTS =
      Path.of("../sms.host.kit/src/main/resources/sms/host/kit/internal/messages_en.properties");
  private static final String BEGIN =
      "<!-- rules: written by HostKitRulesTest from the kit's texts -->\n";
  private static final String END = "<!-- /rules -->";

  @Test
  void the_table_in_the_guide_has_every_rule_as_the_kit_tells_it() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String shown = page.substring(begin, page.indexOf(END));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(
          PAGE, page.substring(0, begin) + table() + page.substring(page.indexOf(END)));
    } else {
      assertThat(shown).as("mvn -pl sms.itest test -Ddocs.write rewrites it").isEqualTo(table());
    }
  }

  private static String table() throws IOException {
    Properties texts = new Properties();
    try (Reader in = Files.newBufferedReader(TEXTS)) {
      texts.load(in);
    }
    return Arrays.stream(Rule.values())
        .map(rule -> "| `" + rule.id() + "` | " + texts.get("rule." + rule.id()) + " |\n")
        .collect(joining("", "| rule | what is asked for |\n|---|---|\n", ""));
  }
}
