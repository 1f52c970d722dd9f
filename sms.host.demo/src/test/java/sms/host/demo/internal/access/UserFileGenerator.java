package sms.host.demo.internal.access;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sms.api.host.Right;

/** Writes the users that come with the demo, each with a fresh salt. */
public final class UserFileGenerator {
  private UserFileGenerator() {}

  /** Writes them where the bundle takes them from. */
  public static void main(String[] args) {
    new UserFile(Path.of("src/main/resources/sms/host/demo/internal/access/users.csv"))
        .write(
            List.of(
                user("admin", "Anne Dumont", EnumSet.allOf(Right.class)),
                user(
                    "secretariat",
                    "Sylvie Leroy",
                    EnumSet.of(
                        Right.SEND, Right.SEE_BODIES, Right.SEE_NUMBERS, Right.OVERRIDE_NO_SMS)),
                user("bloque", "Bruno Lacroix", EnumSet.of(Right.SEE_BODIES))));
  }

  private static DemoUser user(String id, String name, Set<Right> rights) {
    return new DemoUser(id, name, PasswordHash.of(id), rights);
  }
}
