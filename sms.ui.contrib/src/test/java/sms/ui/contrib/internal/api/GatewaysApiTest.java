package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.ui.contrib.internal.world.MemoryGateways.cents;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.GatewayStatus.Health;
import sms.api.gateway.Balance;
import sms.api.gateway.FailureReason;

class GatewaysApiTest extends ApiTest {
  @Test
  void an_administrator_sees_prices_health_and_credit() {
    world
        .theGateways()
        .with("ovh-1", "OVHcloud", Health.WORKING, new Balance.Known(cents(4999)), cents(5000));
    JsonNode gateway = administrator().get("/gateways").json().path("gateways").path(0);
    assertThat(gateway.path("label").asText()).isEqualTo("OVHcloud");
    assertThat(gateway.path("health").asText()).isEqualTo("WORKING");
    assertThat(gateway.path("tariffs").path(0).path("prices").path("33").path("micros").asLong())
        .isEqualTo(35_000);
    assertThat(gateway.path("credit").path("left").path("micros").asLong()).isEqualTo(49_990_000);
    assertThat(gateway.path("credit").path("low").asBoolean()).isTrue();
  }

  @Test
  void a_test_says_why_it_failed_and_one_of_a_gateway_that_is_gone_says_so() {
    world
        .theGateways()
        .with("ovh-1", "OVHcloud", Health.WORKING, new Balance.Unsupported(), null)
        .nextTest(new Balance.Unavailable(FailureReason.LOGIN_REFUSED, "403"));
    ApiClient administrator = administrator();
    JsonNode credit = administrator.post("/gateways/ovh-1/test", "{}").json().path("credit");
    assertThat(credit.path("reason").asText()).isEqualTo("LOGIN_REFUSED");
    assertThat(credit.path("rawCode").asText()).isEqualTo("403");
    assertThat(administrator.post("/gateways/none/test", "{}").code()).isEqualTo("gateway.gone");
  }
}
