package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description has all endpoints and no other; {@link ApiClient} holds every answer to it. */
class OpenApiTest extends ApiTest {
  @Test
  void every_endpoint_is_described_and_every_description_has_its_endpoint() {
    List<String> endpoints =
        servlet.routes().stream().map(r -> r.method() + " " + r.template()).toList();
    assertThat(OpenApi.shipped().operations().keySet()).isEqualTo(new TreeSet<>(endpoints));
  }

  @Test
  void an_answer_that_is_not_as_described_is_found() throws Exception {
    Route offers = route("/offers");
    JsonNode wrong =
        ApiClient.JSON.readTree("{\"offers\":[{\"mode\":\"FREE\",\"gateway\":\"x\"}]}");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> OpenApi.shipped().assertAnswer(offers, 200, wrong)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_request_that_is_not_as_described_is_found() throws Exception {
    Route selections = route("/selections");
    assertThat(
            OpenApi.shipped()
                .wrongRequest(selections, ApiClient.JSON.readTree("{\"source\":\"NOBODY\"}")))
        .isPresent();
    assertThat(
            OpenApi.shipped()
                .wrongRequest(selections, ApiClient.JSON.valueToTree(families("3e A"))))
        .isEmpty();
  }

  private Route route(String template) {
    return servlet.routes().stream()
        .filter(route -> route.template().equals(template))
        .findFirst()
        .orElseThrow();
  }
}
