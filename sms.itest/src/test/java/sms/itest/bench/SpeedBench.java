package sms.itest.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code mvn -Pbench}: all sections in turn, their tables into docs/performance.md. {@code
 * -Dbench.quick=true} for fewer rounds; {@code -Dbench.only=click,reports} for some sections, which
 * are only printed. A section that fails does not keep the others back.
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
    boolean failed = false;
    try (Rig rig = new Rig()) {
      for (Section section : sections) {
        if (all || only.contains(section.name())) {
          try {
            tables.add(measured(section, rig));
          } catch (Exception | AssertionError e) {
            e.printStackTrace();
            tables.add(headed(section, "Not measured: it ended with an error.\n"));
            failed = true;
          }
        }
      }
    }
    if (all) {
      SpeedTable.write(tables);
    }
    System.exit(failed ? 1 : 0); // the database's server goes with us
  }

  private static String measured(Section section, Rig rig) throws Exception {
    long begin = System.nanoTime();
    String table = headed(section, section.measure(rig));
    System.out.printf(
        "%s: %d s%n%n%s%n", section.name(), (System.nanoTime() - begin) / 1_000_000_000, table);
    return table;
  }

  private static String headed(Section section, String table) {
    return "### " + section.title() + "\n" + table;
  }
}
