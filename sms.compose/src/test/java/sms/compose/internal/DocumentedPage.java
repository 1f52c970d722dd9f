package sms.compose.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of docs/compose.md that tests write and hold it to. */
public final class DocumentedPage {
  private static final Path PAGE = Path.of("..", "docs", "compose.md");
  private static final Pattern TABLE =
      Pattern.compile("<!-- table: (\\w+) -->\\n(.*?)<!-- end -->", Pattern.DOTALL);

  private DocumentedPage() {}

  /**
   * The page shows these tables as they are; with {@code -Ddocs.write} it is made to.
   *
   * @param tables by name, Markdown with a line break at the end
   */
  public static void shows(Map<String, String> tables) throws IOException {
    Map<String, String> left = new HashMap<>(tables);
    String page = Files.readString(PAGE);
    String expected = TABLE.matcher(page).replaceAll(m -> Matcher.quoteReplacement(table(m, left)));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(left.keySet()).as("tables that the page does not show").isEmpty();
    assertThat(Files.readString(PAGE))
        .as("mvn -pl sms.compose test -Ddocs.write rewrites it")
        .isEqualTo(expected);
  }

  private static String table(MatchResult found, Map<String, String> left) {
    String name = found.group(1);
    String content = left.containsKey(name) ? left.remove(name) : found.group(2);
    return "<!-- table: " + name + " -->\n" + content + "<!-- end -->";
  }
}
