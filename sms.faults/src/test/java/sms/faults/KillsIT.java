package sms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import sms.recap.internal.support.PrivatePostgres;

/**
 * {@code mvn -Psoak}: a thousand kills and more; {@code -Dsoak.kills=N} for another number, {@code
 * -Dsoak.minutes=N} for as many as there is time for.
 */
@Tag("soak")
class KillsIT {
  private static final int KILLS = Integer.getInteger("soak.kills", 1000);
  private static final Duration LIMIT =
      Duration.ofMinutes(Integer.getInteger("soak.minutes", 24 * 60));
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void derby_none_lost_none_twice_however_often_it_is_killed() {
    soak("Derby", new Storage.Derby());
  }

  @Test
  void postgresql_none_lost_none_twice_however_often_it_is_killed() {
    PrivatePostgres postgres = PrivatePostgres.running();
    soak(
        "PostgreSQL",
        new Storage.Postgresql(
            postgres.createDatabase("soak"), postgres.user(), postgres.password()));
  }

  private void soak(String name, Storage storage) {
    System.out.println("soak of " + name + " in " + folder + ", -Dsoak.seed=" + SEED);
    try (ProviderProcess provider = ProviderProcess.start(folder)) {
      KillSoak.Result result =
          new KillSoak(provider, folder.resolve("host"), storage, KILLS, LIMIT, SEED).run();
      SoakTable.write(name, result);
      assertThat(result.sides().lost()).isEmpty();
      assertThat(result.sides().duplicates()).isEmpty();
      assertThat(result.sides().unexplained()).isEmpty();
      assertThat(result.mostUnderWay()).isLessThanOrEqualTo(KillSoak.WINDOW);
      assertThat(result.total()).isPositive();
    }
  }
}
