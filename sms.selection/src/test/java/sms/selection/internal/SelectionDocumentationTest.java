package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sms.api.host.RecordType;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.IgnoreReason;
import sms.api.selection.RecipientFilter;

/** docs/selection.md tells each filter and each reason, and none that is not there. */
class SelectionDocumentationTest {
  private static final Path PAGE = Path.of("../docs/selection.md");
  private static final Path COMPONENTS = Path.of("target/classes/OSGI-INF");
  private static final Pattern NAME = Pattern.compile("`[a-z][a-zA-Z]+`");

  @Test
  void theTableOfReasonsIsTheOneThatIsApplied() throws IOException {
    assertThat(rows("Reasons").map(row -> row.get(0)))
        .containsExactlyElementsOf(
            Arrays.stream(IgnoreReason.values()).map(r -> "`" + r + "`").toList());
    assertThat(rows("Reasons")).allSatisfy(row -> assertThat(row.get(1)).isNotBlank());
  }

  @Test
  void theTableOfFiltersIsWhatIsInstalled() throws IOException {
    FilterContext context = new FilterContext(new TestSchool(), TestSchool.TODAY, Locale.FRENCH);

    assertThat(rows("Filters").map(List::toString))
        .containsExactlyElementsOf(
            Selecting.selector(new TestSchool()).filters().stream()
                .map(filter -> row(filter, context))
                .toList());
  }

  /** As the documentation has it, but for the words about the parameters. */
  private static String row(RecipientFilter filter, FilterContext context) {
    Set<String> parameters =
        filter.parameters(context).stream()
            .map(FilterParameter::name)
            .collect(Collectors.toCollection(TreeSet::new));
    return List.of(
            "`" + filter.id() + "`",
            filter.label(Locale.FRENCH),
            letters(filter.sources()),
            parameters.toString())
        .toString();
  }

  private static String letters(Set<RecordType> sources) {
    return sources.stream()
        .sorted()
        .map(
            source ->
                switch (source) {
                  case FAMILY -> "F";
                  case PUPIL -> "É";
                  case ADULT -> "A";
                  case APPLICANT -> "P";
                })
        .collect(Collectors.joining(" "));
  }

  /** The tests select with every filter that the bundle registers. */
  @Test
  void ourFiltersAreAllThatTheBundleRegisters() throws IOException {
    try (Stream<Path> files = Files.list(COMPONENTS)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.contains(".filter."))
                  .map(name -> name.replace(".xml", "")))
          .containsExactlyInAnyOrderElementsOf(
              Selecting.ourFilters().stream().map(filter -> filter.getClass().getName()).toList());
    }
  }

  /** The rows of the table under that heading; of the filters' the last cell is the names in it. */
  private static Stream<List<String>> rows(String heading) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("\n## " + heading);
    assertThat(begin).as(heading).isNotNegative();
    int end = page.indexOf("\n## ", begin + 1);
    return page.substring(begin, end < 0 ? page.length() : end)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .map(cells -> cells.size() < 4 ? cells : names(cells));
  }

  private static List<String> names(List<String> cells) {
    Set<String> names =
        NAME.matcher(cells.get(3))
            .results()
            .map(MatchResult::group)
            .map(name -> name.replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    return List.of(cells.get(0), cells.get(1), cells.get(2), names.toString());
  }
}
