package sms.host.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.host.RecordType;
import sms.host.kit.Website;

class WebsiteTest {
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost", "https://[::1]:8443"})
  void is_on_this_machine(String url) {
    assertThat(site(url, "S=1", "/families/{id}").url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.1/",
        "http://erp.test/",
        "http://127.0.0.1.erp.test/",
        "http://127.0.0.1@erp.test/",
        "file:///etc",
        "/sms"
      })
  void a_session_is_sent_nowhere_else(String url) {
    assertThatThrownBy(() -> site(url, "S=1", "/families/{id}"))
        .hasMessageContaining("loopback only");
  }

  @Test
  void needs_a_session_and_the_place_of_ids() {
    assertThatThrownBy(() -> site("http://127.0.0.1", " ", "/families/{id}"))
        .hasMessageContaining("Cookie");
    assertThatThrownBy(() -> site("http://127.0.0.1", "S=1", "/families"))
        .hasMessageContaining("{id}");
    assertThatThrownBy(() -> site("http://127.0.0.1", "S=1", "//erp.test/{id}"))
        .hasMessageContaining("one slash");
  }

  @Test
  void its_session_is_not_printed() {
    assertThat(site("http://127.0.0.1", "S=secret", "/f/{id}").toString()).doesNotContain("secret");
  }

  private static Website site(String url, String cookie, String families) {
    return new Website(
        URI.create(url), cookie, Optional.of("/"), Map.of(RecordType.FAMILY, families));
  }
}
