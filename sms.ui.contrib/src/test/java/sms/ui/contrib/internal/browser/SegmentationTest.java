package sms.ui.contrib.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The counter of the page against the vectors that the counter of the server is tested on. */
class SegmentationTest extends BrowserTest {
  private static final Path VECTORS =
      Path.of("../sms.compose/src/main/resources/sms/compose/segmentation-vectors.json");

  @Test
  void the_page_counts_as_the_server_does() throws Exception {
    Page page = tab("secretaire", 1280);
    page.navigate("/sms/page/recap");
    @SuppressWarnings("unchecked")
    Map<String, Object> result =
        (Map<String, Object>)
            page.evaluate(
                """
                async (json) => {
                  const {segment} = await import('/sms/ui/lib/segmentation.js');
                  const {vectors} = JSON.parse(json);
                  const different = [];
                  for (const {name, text, ...expected} of vectors) {
                    const {encoding, units, parts, unitsLeft, costly} = segment(text);
                    const actual = JSON.stringify({encoding, units, parts, unitsLeft, costly});
                    if (actual !== JSON.stringify(expected)) different.push(`${name}: ${actual}`);
                  }
                  return {count: vectors.length, different};
                }
                """,
                Files.readString(VECTORS));
    assertThat((Integer) result.get("count")).isGreaterThan(100);
    assertThat((List<?>) result.get("different")).isEmpty();
  }

  @Test
  void the_page_composes_accents_and_line_breaks_as_the_server_does() throws Exception {
    Page page = tab("secretaire", 1280);
    page.navigate("/sms/page/recap");
    @SuppressWarnings("unchecked")
    Map<String, Object> result =
        (Map<String, Object>)
            page.evaluate(
                """
                async (json) => {
                  const {normal} = await import('/sms/ui/lib/segmentation.js');
                  const {vectors} = JSON.parse(json);
                  return {
                    count: vectors.length,
                    different: vectors.filter((v) => normal(v.typed) !== v.normal).map((v) => v.name),
                  };
                }
                """,
                Files.readString(VECTORS.resolveSibling("normal-vectors.json")));
    assertThat((Integer) result.get("count")).isGreaterThan(20);
    assertThat((List<?>) result.get("different")).isEmpty();
  }

  @Test
  void dates_and_times_are_read_as_people_type_them() {
    Page page = tab("secretaire", 1280);
    page.navigate("/sms/page/recap");
    assertThat(
            page.evaluate(
                """
                async () => {
                  const {readDate, readTime} = await import('/sms/ui/part/moment.js');
                  const days = ['24/11/2026', '24.11.26', '24-11', '24 11 2026', '241126',
                    '24112026', '2026-11-24'].map((d) => readDate(d, '2026-01-01'));
                  const noDays = ['31/02/2026', '0/1/2026', '24/13/2026', 'demain', '1/1/0001']
                    .map((d) => readDate(d, '2026-01-01'));
                  const times = ['18:30', '18h30', '18.30', '1830', '18 h 30'].map(readTime);
                  const hours = ['18', '18h', '18 h', '8'].map(readTime);
                  const noTimes = ['24:00', '18:60', 'midi', '18:3', ''].map(readTime);
                  return JSON.stringify([days, noDays, times, hours, noTimes]
                    .map((list) => [...new Set(list)]));
                }
                """))
        .isEqualTo("[[\"2026-11-24\"],[null],[\"18:30\"],[\"18:00\",\"08:00\"],[null]]");
  }
}
