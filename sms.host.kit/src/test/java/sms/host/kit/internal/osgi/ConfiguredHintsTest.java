package sms.host.kit.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sms.api.host.RecordType;
import sms.host.kit.Hints;
import sms.host.kit.Website;

class ConfiguredHintsTest {
  @Test
  void nothing_is_known_when_nothing_is_configured() {
    assertThat(ConfiguredHints.of(configuration("", "", ""))).isEqualTo(Hints.NONE);
  }

  @Test
  void pages_records_and_users_are_read() {
    Hints hints =
        ConfiguredHints.of(
            configuration(" http://127.0.0.1:8080/ ", "office", "FAMILY  /families/{id}", "P1"));

    assertThat(hints)
        .isEqualTo(
            new Hints(
                Set.of("P1"),
                Optional.of("office"),
                Optional.empty(),
                Optional.of(
                    new Website(
                        URI.create("http://127.0.0.1:8080/"),
                        "S=1",
                        Optional.of("/"),
                        Map.of(RecordType.FAMILY, "/families/{id}")))));
  }

  @Test
  void a_line_that_is_no_path_of_a_record_is_refused_with_how_to_write_it() {
    assertThatThrownBy(
            () -> ConfiguredHints.of(configuration("http://127.0.0.1", "", "/families/{id}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write a record's path as FAMILY /families/{id}");
  }

  private static KitConfiguration configuration(
      String url, String sender, String record, String... erased) {
    Map<String, Object> values =
        Map.of(
            "url",
            url,
            "_cookie",
            "S=1",
            "menu",
            "/",
            "records",
            new String[] {record},
            "sender",
            sender,
            "blocked",
            "",
            "erased",
            erased);
    return (KitConfiguration)
        Proxy.newProxyInstance(
            KitConfiguration.class.getClassLoader(),
            new Class<?>[] {KitConfiguration.class},
            (proxy, method, arguments) -> values.get(method.getName()));
  }
}
