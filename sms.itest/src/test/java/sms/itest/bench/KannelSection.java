package sms.itest.bench;

import java.util.List;
import java.util.Optional;
import sms.gateway.http.support.Kannel.Store;

/**
 * Next to Kannel and gammu-smsd, in turns: how fast SMS are accepted, and how fast they get through
 * a Kannel behind the demo as it ships, next to a bare HttpClient 5 that makes the same requests.
 * All Kannels and both demos run at the same time; one of them is at work.
 */
final class KannelSection implements Section {
  private static final int ROWS = 2_000;
  private static final int INJECTED = 20;

  @Override
  public String name() {
    return "kannel";
  }

  @Override
  public String title() {
    return "Next to Kannel and gammu-smsd";
  }

  @Override
  public String measure(Rig rig) throws Exception {
    int messages = rig.quick() ? 5_000 : 10_000;
    try (KannelBench file = new KannelBench(Store.FILE, rig.bare(), messages);
        KannelBench spool = new KannelBench(Store.SPOOL, rig.bare(), messages);
        KannelBench none = new KannelBench(Store.NONE, rig.bare(), messages);
        KannelClicks derby = new KannelClicks(rig, Database.DERBY, none, messages);
        KannelClicks postgres = new KannelClicks(rig, rig.postgres("kannel"), none, messages);
        GammuOutbox gammu = GammuOutbox.installed() ? new GammuOutbox(ROWS, INJECTED) : null) {
      List<KannelBench> kannels = List.of(file, spool, none);
      List<KannelClicks> demos = List.of(derby, postgres);
      warmUp(rig.quick() ? 1 : 3, kannels, demos);
      for (int i = 0; i < rig.rounds(); i++) {
        for (KannelBench kannel : kannels) {
          kannel.measure();
        }
        for (KannelClicks demo : demos) {
          demo.measure();
        }
        if (gammu != null) {
          gammu.measure();
        }
      }
      return new KannelTable(messages, file, spool, none, derby, postgres).text()
          + GammuOutbox.table(Optional.ofNullable(gammu), messages / postgres.accepted().seconds());
    }
  }

  private static void warmUp(int times, List<KannelBench> kannels, List<KannelClicks> demos)
      throws Exception {
    for (int i = 0; i < times; i++) {
      for (KannelClicks demo : demos) {
        demo.warmUp();
      }
      for (KannelBench kannel : kannels) {
        kannel.warmUp();
      }
    }
  }
}
