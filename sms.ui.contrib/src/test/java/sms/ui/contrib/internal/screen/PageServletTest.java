package sms.ui.contrib.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.ui.contrib.internal.api.TestApi;
import sms.ui.contrib.internal.world.TestServer;
import sms.ui.contrib.internal.world.World;

/** The standalone pages. */
class PageServletTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    World world = new World(Clock.systemUTC());
    server = new TestServer(world, TestApi.of(world), 0);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static HttpResponse<String> get(String path, String user) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Cookie", "user=" + user)
                .build(),
            BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose", "recap", "gateways", "history", "audit", "rights"})
  void a_page_is_one_element_with_nothing_inline(String name) throws Exception {
    HttpResponse<String> page = get("/sms/page/" + name, "secretaire");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<html lang=\"fr\">")
        .contains("<sms-" + name + " lang=\"fr\" standalone></sms-" + name + ">")
        .doesNotContain("<style", "onclick", "javascript:");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  void the_record_and_the_language_are_handed_on_escaped() throws Exception {
    String hostile = URLEncoder.encode("\"><script>alert(1)</script>", StandardCharsets.UTF_8);
    HttpResponse<String> page = get("/sms/page/compose?lang=en&record=" + hostile, "secretaire");
    assertThat(page.body())
        .contains("<sms-compose lang=\"en\"")
        .contains("record=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
        .doesNotContain("<script>alert");
    assertThat(get("/sms/page/recap?lang=%22%3E%3Cb%3E", "secretaire").body())
        .contains("<html lang=\"fr\">");
  }

  @Test
  void without_a_user_there_is_a_sentence_and_no_element() throws Exception {
    HttpResponse<String> page = get("/sms/page/compose", "");
    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.body()).contains("plus connecté").doesNotContain("<sms-compose");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/nothing", "/compose/x", "/Compose"})
  void another_page_is_not_there(String path) throws Exception {
    assertThat(get("/sms/page" + path, "secretaire").statusCode()).isEqualTo(404);
  }
}
