package sms.compose.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Prepared;
import sms.api.compose.Rewriting;

class SchoolRewritingsTest {
  private static SchoolRewritings configured(boolean byDefault, String... choices) {
    Map<String, Object> values = Map.of("rewriteByDefault", byDefault, "rewritings", choices);
    return SchoolRewritings.of(
        (ComposeConfig)
            Proxy.newProxyInstance(
                ComposeConfig.class.getClassLoader(),
                new Class<?>[] {ComposeConfig.class, Annotation.class},
                (proxy, method, arguments) -> values.get(method.getName())));
  }

  private static String sent(SchoolRewritings rewritings, String text) {
    ComposerComponent composer =
        new ComposerComponent(new TestSchool(), Clock.systemUTC(), rewritings);
    Draft draft = new Draft(text, true, Optional.empty(), Locale.FRENCH, false);
    Prepared.Message message = ((Prepared.Ready) composer.prepare(draft)).message();
    return ((Composed.Composition) message.compose(TestSchool.typed("+33612345678"))).text();
  }

  @Test
  void a_school_replaces_keeps_and_leaves_out_as_it_likes() {
    SchoolRewritings schools = configured(true, "œ=ö", "ê=ê", "…=", "==x", "🎉=\\o/");
    assertThat(sent(schools, "fête, cœur… 🎉 ç")).isEqualTo("fête, cöur \\o/ c");
    assertThat(schools.byDefault()).isTrue();
  }

  @Test
  void a_choice_that_cannot_be_is_left_out_and_the_others_count() {
    SchoolRewritings schools = configured(false, "é=e", "œ", "", "œ=œœ", "ê=E");
    assertThat(sent(schools, "été, cœur, fête")).isEqualTo("été, coeur, fEte");
  }

  @Test
  void the_composer_tells_the_pages_what_the_school_chose() {
    ComposerComponent composer =
        new ComposerComponent(
            new TestSchool(), Clock.systemUTC(), configured(true, "🎉=:)", "ê=ê"));
    assertThat(composer.rewritesByDefault()).isTrue();
    assertThat(composer.rewritings()).contains(new Rewriting("🎉", ":)"));
    assertThat(composer.segment("🎉").costly().get(0).rewriting()).contains(":)");
    assertThat(composer.segment("ê").costly().get(0).rewriting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.properties", "compose_en.properties"})
  void every_setting_is_named_and_explained_in_both_languages(String file) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = ComposeConfig.class.getResourceAsStream("/OSGI-INF/l10n/" + file)) {
      texts.load(in);
    }
    List<Object> keys =
        Stream.concat(
                Stream.of("config"),
                Arrays.stream(ComposeConfig.class.getDeclaredMethods()).map(Method::getName))
            .flatMap(name -> Stream.<Object>of(name + ".name", name + ".description"))
            .toList();
    assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(keys);
  }
}
