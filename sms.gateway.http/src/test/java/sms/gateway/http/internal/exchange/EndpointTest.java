package sms.gateway.http.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static Endpoint of(String url) {
    return Endpoint.of(URI.create(url), false);
  }

  @Test
  void a_public_host_over_tls_is_the_rule() {
    assertThat(of("https://SMS.example.org/v1/send"))
        .isEqualTo(new Endpoint("https", "sms.example.org", 443, Reach.PUBLIC));
    assertThat(Endpoint.of(URI.create("https://sms.school.lan:8443/"), true))
        .isEqualTo(new Endpoint("https", "sms.school.lan", 8443, Reach.PRIVATE_TOO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.9.9.9:8080/",
        "http://localhost/",
        "http://[::1]:1/",
        "https://localhost/"
      })
  void this_machine_may_do_without_tls_and_is_all_that_then_is_reached(String url) {
    assertThat(of(url).reach()).isEqualTo(Reach.LOOPBACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sms.example.org/",
        "http://10.0.0.1/",
        "http://localhost.example.org/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "//127.0.0.1/",
        "https://user:pw@sms.example.org/",
        "https://sms.example.org/#x",
        "https:///send",
        "https://sms.example.org:0/",
        "https://sms.example.org:99999/",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://172.16.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[::]/",
        "https://224.0.0.1/"
      })
  void everything_else_is_refused(String url) {
    assertThatThrownBy(() -> of(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_link_local_address_is_refused_even_in_a_private_network() {
    assertThatThrownBy(() -> Endpoint.of(URI.create("https://169.254.169.254/"), true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Endpoint.of(URI.create("https://10.0.0.1/"), true).reach())
        .isEqualTo(Reach.PRIVATE_TOO);
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8,            false, true,  true",
    "2001:4860::8888,    false, true,  true",
    "127.0.0.1,          true,  false, false",
    "::1,                true,  false, false",
    "::ffff:127.0.0.1,   true,  false, false",
    "::ffff:10.0.0.1,    false, false, true",
    "10.1.2.3,           false, false, true",
    "172.31.0.1,         false, false, true",
    "172.32.0.1,         false, true,  true",
    "192.168.0.1,        false, false, true",
    "100.64.0.1,         false, false, true",
    "100.128.0.1,        false, true,  true",
    "198.18.0.1,         false, false, true",
    "fd12::1,            false, false, true",
    "169.254.169.254,    false, false, false",
    "fe80::1,            false, false, false",
    "0.0.0.0,            false, false, false",
    "0.1.2.3,            false, false, false",
    "::,                 false, false, false",
    "224.0.0.1,          false, false, false",
    "ff02::1,            false, false, false",
    "255.255.255.255,    false, false, false"
  })
  void each_address_is_within_reach_of_some(
      String literal, boolean loopback, boolean open, boolean privateToo)
      throws UnknownHostException {
    InetAddress address = InetAddress.getByName(literal);

    assertThat(Reach.LOOPBACK.admits(address)).isEqualTo(loopback);
    assertThat(Reach.PUBLIC.admits(address)).isEqualTo(open);
    assertThat(Reach.PRIVATE_TOO.admits(address)).isEqualTo(privateToo);
  }
}
