package sms.itest.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code mvn -Pbench}: all sections in turn, their tables into docs/performance.md. {@code
 * -Dbench.quick=true} for fewer rounds; {@code -Dbench.only=click,reports} for some sections, which
 * are only printed.
 */
public final class SpeedBench {
  private SpeedBench() {}

  /** No arguments. */
  public static void main(String[] none) throws Exception {
    List<Section> sections =
        List.of(
            new ClickSection(),
            new KannelSection(),
            new GrowthSection(),
            new ReportsSection(),
            new HostSection(),
            new ScaleOutSection());
    List<String> only = List.of(System.getProperty("bench.only", "").split(","));
    boolean all = only.equals(List.of(""));
    List<String> tables = new ArrayList<>();
    try (Rig rig = new Rig()) {
      for (Section section : sections) {
        if (all || only.contains(section.name())) {
          long begin = System.nanoTime();
          tables.add(section.measure(rig));
          System.out.printf(
              "%s: %d s%n%n%s%n",
              section.name(),
              (System.nanoTime() - begin) / 1_000_000_000,
              tables.get(tables.size() - 1));
        }
      }
    }
    if (all) {
      SpeedTable.write(tables);
    }
    System.exit(0); // the database's server goes with us
  }
}
