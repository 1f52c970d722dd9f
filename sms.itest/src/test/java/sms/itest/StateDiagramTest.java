package sms.itest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.SmsState;

/** The diagram in the documentation is the enum's own. */
class StateDiagramTest {
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final String BEGIN =
      "<!-- states: written by StateDiagramTest from the enum SmsState -->\n";
  private static final String END = "<!-- /states -->";

  @Test
  void the_diagram_in_the_docs_shows_the_transitions_of_the_enum() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String shown = page.substring(begin, page.indexOf(END));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(
          PAGE, page.substring(0, begin) + diagram() + page.substring(page.indexOf(END)));
    } else {
      assertThat(shown).as("mvn -pl sms.itest test -Ddocs.write rewrites it").isEqualTo(diagram());
    }
  }

  private static String diagram() {
    String arrows =
        Arrays.stream(SmsState.values())
            .flatMap(from -> from.next().stream().map(to -> "  " + from + " --> " + to))
            .collect(joining("\n"));
    return "```mermaid\nstateDiagram-v2\n  [*] --> SCHEDULED\n  [*] --> QUEUED\n"
        + arrows
        + "\n```\n";
  }
}
