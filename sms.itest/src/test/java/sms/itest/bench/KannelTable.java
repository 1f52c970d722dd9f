package sms.itest.bench;

import java.util.Locale;

/** What {@link KannelSection} measured of Kannel and of us, with what is aimed at. */
record KannelTable(
    int messages,
    KannelBench file,
    KannelBench spool,
    KannelBench none,
    KannelClicks derby,
    KannelClicks postgres) {

  String text() {
    return """
        | %,d SMS are accepted | SMS/s | on Derby, SMS/s | ratio | aim | on PostgreSQL, SMS/s | ratio | aim |
        |---|---|---|---|---|---|---|---|
        %s
        %s

        | %,d SMS through Kannel | answered | the last one handed on | SMS/s | ratio | aim |
        |---|---|---|---|---|---|
        %s
        %s
        %s

        """
        .formatted(
            messages,
            accepted("a file", file, 2, 3),
            accepted("a spool", spool, 4, 6),
            messages,
            through("bare HttpClient 5", none.accepted(), none.handedOn(), " | "),
            through(derby, 0.9),
            through(postgres, 0.95));
  }

  private String accepted(String store, KannelBench kannel, double aimDerby, double aimPostgres) {
    return said(
        "| by Kannel, into %s that is not synced | %,.0f | %s | %s |",
        store,
        rate(kannel.accepted()),
        accepted(derby, kannel, aimDerby),
        accepted(postgres, kannel, aimPostgres));
  }

  private String accepted(KannelClicks ours, KannelBench kannel, double aim) {
    return said(
        "%,.0f | **%.2f** | %.0f",
        rate(ours.accepted()), kannel.accepted().seconds() / ours.accepted().seconds(), aim);
  }

  private String through(KannelClicks ours, double aim) {
    return through(
        "the demo on " + ours.database(),
        ours.accepted(),
        ours.handedOn(),
        said("**%.2f** | %.2f", none.handedOn().seconds() / ours.handedOn().seconds(), aim));
  }

  private String through(String who, Medians accepted, Medians handedOn, String ratio) {
    return said(
        "| %s | %.2f s | %.2f s | %,.0f | %s |",
        who, accepted.seconds(), handedOn.seconds(), rate(handedOn), ratio);
  }

  private double rate(Medians times) {
    return messages / times.seconds();
  }

  private static String said(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
