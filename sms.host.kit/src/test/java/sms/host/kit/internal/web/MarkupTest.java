package sms.host.kit.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='/x'><span>L&#8217;envoi &amp; le re&#x00E7;u</span></a>",
        "<button>✉ L’envoi &amp;  le\n reçu…</button>",
        "<button title=\"L’envoi &amp; le reçu\"><img src=x></button>",
        "<td data-x='a > b'>L’envoi&nbsp;& le reçu</td>",
        "L’envoi & le reçu"
      })
  void a_label_is_found_however_it_is_written(String html) {
    assertThat(new Markup(html).says("L’envoi & le reçu")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<li>Modèles de SMS</li>", "<!-- SMS -->", "<p>S<b>MS</b></p>", "<sms></sms>", ""})
  void a_part_of_another_text_is_no_label(String html) {
    assertThat(new Markup(html).says("SMS")).isFalse();
  }

  @Test
  void an_element_is_known_by_its_name_and_an_attribute() {
    Markup page =
        new Markup("<SMS-history lang=fr record='FAMILY:F&amp;1'></SMS-history><script src=/a.js>");

    assertThat(page.has("sms-history")).isTrue();
    assertThat(page.has("sms-history", "record", "FAMILY:F&1")).isTrue();
    assertThat(page.has("sms-history", "record", "FAMILY:F2")).isFalse();
    assertThat(page.has("sms-compose")).isFalse();
    assertThat(page.has("script", "src", "/a.js")).isTrue();
  }
}
