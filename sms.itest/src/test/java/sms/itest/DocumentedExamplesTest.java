package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      strings = {"selection.md", "writing-a-filter.md", "writing-a-keyword.md", "gateways.md"})
  void a_documented_example_is_a_compiled_one(String name) throws IOException {
    Path page = ROOT.resolve("docs").resolve(name);
    String text = Files.readString(page);
    Matcher example = EXAMPLE.matcher(text);
    assertThat(example.find()).as("an example in %s", page).isTrue();
    String source = Files.readString(ROOT.resolve(example.group(1)));
    String code = source.substring(source.indexOf("\n\n") + 2);
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(
          page, text.substring(0, example.start(2)) + code + text.substring(example.end(2)));
    } else {
      assertThat(example.group(2)).as("mvn -pl sms.itest test -Ddocs.write").isEqualTo(code);
    }
  }
}
