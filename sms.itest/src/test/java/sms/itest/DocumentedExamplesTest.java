package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that the documentation shows is the code that is compiled and run here. */
class DocumentedExamplesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- file: (\\S+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "selection.md",
        "writing-a-filter.md",
        "writing-a-keyword.md",
        "gateways.md",
        "host-guide.md"
      })
  void a_documented_example_is_a_compiled_one(String name) throws IOException {
    Path page = ROOT.resolve("docs").resolve(name);
    String text = Files.readString(page);
    assertThat(text).as("an example in %s", page).containsPattern(EXAMPLE);
    String compiled = EXAMPLE.matcher(text).replaceAll(DocumentedExamplesTest::compiled);
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(page, compiled);
    } else {
      assertThat(text).as("mvn -pl sms.itest test -Ddocs.write").isEqualTo(compiled);
    }
  }

  private static String compiled(MatchResult example) {
    String file = example.group(1);
    try {
      String source = Files.readString(ROOT.resolve(file));
      String code = source.substring(source.indexOf("\n\n") + 2);
      return Matcher.quoteReplacement("<!-- file: " + file + " -->\n```java\n" + code + "```\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
