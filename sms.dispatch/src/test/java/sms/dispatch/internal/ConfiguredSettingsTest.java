package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.dispatch.internal.work.Settings;

class ConfiguredSettingsTest {
  private static DispatchConfig config(Map<String, Integer> values) {
    return (DispatchConfig)
        Proxy.newProxyInstance(
            DispatchConfig.class.getClassLoader(),
            new Class<?>[] {DispatchConfig.class, Annotation.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), (Integer) method.getDefaultValue()));
  }

  @Test
  void nothing_needs_to_be_configured() {
    Settings settings = ConfiguredSettings.of(config(Map.of()));
    assertThat(settings.maxAttempts()).isEqualTo(8);
    assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void a_value_out_of_its_bounds_is_brought_within() {
    Settings settings =
        ConfiguredSettings.of(
            config(
                Map.of(
                    "maxAttempts", 0,
                    "leaseSeconds", 1,
                    "chunk", 1_000_000,
                    "firstRetrySeconds", 60,
                    "longestRetrySeconds", 5)));
    assertThat(settings.maxAttempts()).isEqualTo(1);
    assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.chunk()).isEqualTo(10_000);
    assertThat(settings.longestRetry()).isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dispatch.properties", "dispatch_en.properties"})
  void every_setting_is_named_and_explained_in_both_languages(String file) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = DispatchConfig.class.getResourceAsStream("/OSGI-INF/l10n/" + file)) {
      texts.load(in);
    }
    List<Object> keys =
        Stream.concat(
                Stream.of("config"),
                Arrays.stream(DispatchConfig.class.getDeclaredMethods()).map(Method::getName))
            .flatMap(name -> Stream.<Object>of(name + ".name", name + ".description"))
            .toList();
    assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(keys);
  }
}
