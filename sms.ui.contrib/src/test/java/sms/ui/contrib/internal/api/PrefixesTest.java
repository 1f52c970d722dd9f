package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many SMS arrive, by the beginning of the number. */
class PrefixesTest extends ApiTest {
  @Test
  void each_prefix_has_its_figures_for_who_may_see_the_sms() {
    ApiClient administrator = administrator();
    String snapshot = select(administrator, families("3e A"));
    administrator.post("/campaigns", campaign(administrator, snapshot, "Bonjour", "ECONOMY"));
    clock.goOn(Duration.ofMinutes(5));

    JsonNode first = administrator.get("/recap/prefixes").json().at("/prefixes/0");

    assertThat(first.path("country").asText()).isEqualTo("33");
    assertThat(first.path("national").asText()).hasSize(3);
    assertThat(first.path("pending").asLong())
        .isEqualTo(
            first.path("sent").asLong()
                - first.path("delivered").asLong()
                - first.path("undelivered").asLong());
    assertThat(first.path("rate").asDouble()).isBetween(0.5, 1.0);
    assertThat(secretary().get("/recap/prefixes").json().path("prefixes")).isEmpty();
  }

  @Test
  void the_filters_of_the_recap_narrow_it() {
    ApiClient administrator = administrator();
    String snapshot = select(administrator, families("3e A"));
    administrator.post("/campaigns", campaign(administrator, snapshot, "Bonjour", "ECONOMY"));
    clock.goOn(Duration.ofMinutes(5));

    assertThat(administrator.get("/recap/prefixes?modes=ECONOMY").json().path("prefixes"))
        .isNotEmpty();
    assertThat(administrator.get("/recap/prefixes?modes=PREMIUM").json().path("prefixes"))
        .isEmpty();
    assertThat(administrator.get("/recap/prefixes?from=2026-12-01").json().path("prefixes"))
        .isEmpty();
  }
}
