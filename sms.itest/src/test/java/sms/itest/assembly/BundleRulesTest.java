package sms.itest.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundles that ship keep the rules, and the rules see what breaks them. */
class BundleRulesTest {
  private static final BundleManifest RECAP =
      bundle("sms.recap", Set.of("jakarta.persistence", "sms.api.recap"), List.of());

  @Test
  void the_bundles_that_ship_keep_the_rules() {
    List<BundleManifest> shipped = Export.demo().stream().map(BundleManifest::read).toList();

    assertThat(shipped.stream().filter(BundleManifest::isOurs).map(BundleManifest::name))
        .contains(
            "sms.api",
            "sms.selection",
            "sms.compose",
            "sms.dispatch",
            "sms.gateway.http",
            "sms.recap",
            "sms.ui.contrib",
            "sms.directory.csv",
            "sms.directory.oneroster",
            "sms.directory.siecle",
            "sms.host.demo");
    assertThat(BundleRules.violations(shipped)).isEmpty();
  }

  @Test
  void the_kit_for_developers_of_hosts_keeps_them_too_and_does_not_ship() {
    BundleManifest kit = BundleManifest.read(Export.kit());
    List<BundleManifest> demo = Export.demo().stream().map(BundleManifest::read).toList();

    assertThat(demo).extracting(BundleManifest::name).doesNotContain(kit.name());
    assertThat(BundleRules.violations(Stream.concat(demo.stream(), Stream.of(kit)).toList()))
        .isEmpty();
  }

  @Test
  void a_host_gets_neither_the_demo_host_nor_a_directory_beside_its_own() {
    assertThat(Export.host().stream().map(BundleManifest::read).map(BundleManifest::name))
        .contains("sms.api", "sms.recap")
        .doesNotContain(
            "sms.host.demo",
            "sms.directory.csv",
            "sms.directory.oneroster",
            "sms.directory.siecle");
  }

  @Test
  void the_second_host_knows_nothing_of_ours_but_the_api() throws Exception {
    BundleManifest host = BundleManifest.read(BuiltBundle.secondHost());

    assertThat(host.imports())
        .contains("sms.api.host", "jakarta.servlet.http")
        .filteredOn(name -> name.startsWith("sms."))
        .allMatch(name -> name.startsWith("sms.api."));
  }

  @Test
  void a_sibling_is_not_imported() {
    BundleManifest dispatch = bundle("sms.dispatch", Set.of("sms.recap.internal"), List.of());

    assertThat(BundleRules.violations(List.of(RECAP, dispatch)))
        .containsExactly("sms.dispatch imports sms.recap.internal of its sibling sms.recap");
  }

  @Test
  void jpa_stays_in_the_recap() {
    BundleManifest dispatch = bundle("sms.dispatch", Set.of("jakarta.persistence"), List.of());

    assertThat(BundleRules.violations(List.of(RECAP, dispatch)))
        .containsExactly("sms.dispatch uses JPA: jakarta.persistence");
  }

  @Test
  void the_http_client_stays_in_its_gateway() {
    BundleManifest screens =
        bundle("sms.ui.contrib", Set.of("org.apache.hc.client5.http"), List.of());

    assertThat(BundleRules.violations(List.of(screens)))
        .containsExactly("sms.ui.contrib uses HttpClient: org.apache.hc.client5.http");
  }

  @Test
  void an_exported_package_has_a_version() {
    BundleManifest api =
        bundle(
            "sms.api",
            Set.of(),
            List.of("sms.api.host;version=\"1.0.0\";uses:=\"a,b\"", "sms.api.recap;uses:=\"a\""));

    assertThat(BundleRules.violations(List.of(api)))
        .containsExactly("sms.api exports without a version: sms.api.recap;uses:=\"a\"");
  }

  private static BundleManifest bundle(String name, Set<String> imports, List<String> exports) {
    return new BundleManifest(name, imports, exports, Set.of(name + ".internal"));
  }
}
