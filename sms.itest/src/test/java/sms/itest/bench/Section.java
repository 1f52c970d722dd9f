package sms.itest.bench;

/** A part of {@code mvn -Pbench}: measures, and tells it as a table of docs/performance.md. */
interface Section {
  /** What {@code -Dbench.only} calls it. */
  String name();

  /** What stands above its table. */
  String title();

  /**
   * Measures.
   *
   * @return Markdown, ending with a line end
   */
  String measure(Rig rig) throws Exception;
}
