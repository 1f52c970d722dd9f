package sms.itest.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no bundle of ours may do; {@code docs/architecture.md} says why. */
final class BundleRules {
  private static final String API = "sms.api";
  private static final Pattern VERSIONED = Pattern.compile(";\\s*version=\"?\\d");

  private BundleRules() {}

  /** One sentence for each broken rule; empty when all is well. */
  static List<String> violations(List<BundleManifest> bundles) {
    List<String> found = new ArrayList<>();
    for (BundleManifest bundle : bundles.stream().filter(BundleManifest::isOurs).toList()) {
      for (String imported : bundle.imports()) {
        bundles.stream()
            .filter(other -> isSibling(bundle, other) && other.packages().contains(imported))
            .forEach(
                other ->
                    found.add(
                        bundle.name()
                            + " imports "
                            + imported
                            + " of its sibling "
                            + other.name()));
      }
      uses(bundle)
          .filter(
              p -> p.startsWith("jakarta.persistence") || p.startsWith("org.eclipse.persistence"))
          .filter(p -> !bundle.name().equals("sms.recap"))
          .forEach(p -> found.add(bundle.name() + " uses JPA: " + p));
      uses(bundle)
          .filter(p -> p.startsWith("org.apache.hc."))
          .filter(p -> !bundle.name().equals("sms.gateway.http"))
          .forEach(p -> found.add(bundle.name() + " uses HttpClient: " + p));
      bundle.exports().stream()
          .filter(export -> !VERSIONED.matcher(export).find())
          .forEach(export -> found.add(bundle.name() + " exports without a version: " + export));
    }
    return List.copyOf(found);
  }

  private static boolean isSibling(BundleManifest bundle, BundleManifest other) {
    return other.isOurs() && !other.name().equals(bundle.name()) && !other.name().equals(API);
  }

  private static Stream<String> uses(BundleManifest bundle) {
    return Stream.concat(bundle.imports().stream(), bundle.packages().stream()).distinct().sorted();
  }
}
