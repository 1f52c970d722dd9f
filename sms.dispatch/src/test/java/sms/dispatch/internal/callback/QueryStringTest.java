package sms.dispatch.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {
  @Test
  void names_and_values_are_decoded_as_utf8_in_their_order() {
    assertThat(QueryString.parse("a=f%C3%AAte+%2B1&b=&c&a=2&&%C3%A9=%F0%9F%98%80&d=x=y"))
        .contains(
            Map.of(
                "a", List.of("fête +1", "2"),
                "b", List.of(""),
                "c", List.of(""),
                "é", List.of("😀"),
                "d", List.of("x=y")));
  }

  @Test
  void characters_that_were_not_encoded_are_kept() {
    assertThat(QueryString.parse("a=é😀%41")).contains(Map.of("a", List.of("é😀A")));
  }

  @Test
  void no_query_has_no_parameters() {
    assertThat(QueryString.parse(null)).contains(Map.of());
    assertThat(QueryString.parse("")).contains(Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%-1", "a=%+1", "%=a", "a=b%2", "a=%4%41"})
  void a_broken_percent_sign_is_refused(String query) {
    assertThat(QueryString.parse(query)).isEmpty();
  }

  @Test
  void latin_1_does_not_cost_the_report() {
    assertThat(QueryString.parse("text=f%EAte&id=7").orElseThrow())
        .containsEntry("id", List.of("7"))
        .containsEntry("text", List.of("f\uFFFDte"));
  }

  @Test
  void too_many_parameters_are_refused() {
    assertThat(QueryString.parse("a=1&".repeat(QueryString.MOST))).isPresent();
    assertThat(QueryString.parse("a=1&".repeat(QueryString.MOST + 1))).isEmpty();
  }
}
