package sms.itest.bench;

import java.io.IOException;
import java.util.List;

/**
 * {@code mvn -Pbench}: all sections in turn, their tables into docs/performance.md. {@code
 * -Dbench.quick=true} for fewer rounds; {@code -Dbench.only=click,reports} for some sections, the
 * tables of the others stay. A section that fails does not keep the others back.
 */
public final class SpeedBench {
  private static final List<Section> SECTIONS =
      List.of(
          new ClickSection(),
          new KannelSection(),
          new GrowthSection(),
          new ReportsSection(),
          new HostSection(),
          new ScaleOutSection());

  private SpeedBench() {}

  /** No arguments. */
  public static void main(String[] none) throws IOException {
    List<String> only = List.of(System.getProperty("bench.only", "").split(","));
    boolean all = only.equals(List.of(""));
    boolean failed = false;
    try (Rig rig = new Rig()) {
      for (Section section : SECTIONS) {
        if (all || only.contains(section.name())) {
          failed |= !measured(section, rig);
        }
      }
    }
    System.exit(failed ? 1 : 0); // the database's server goes with us
  }

  private static boolean measured(Section section, Rig rig) throws IOException {
    SpeedTable tables = new SpeedTable(SECTIONS.stream().map(Section::title).toList());
    long begin = System.nanoTime();
    try {
      String table = section.measure(rig);
      long seconds = (System.nanoTime() - begin) / 1_000_000_000;
      System.out.printf("%s: %d s%n%n%s%n", section.name(), seconds, table);
      tables.write(section.title(), table, rig.quick());
      return true;
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      tables.write(section.title(), "Not measured: it ended with an error.", rig.quick());
      return false;
    }
  }
}
