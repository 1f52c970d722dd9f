package sms.host.demo.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.api.host.Right;

class UsersTest {
  @TempDir Path home;
  private Path file;

  @BeforeEach
  void choose_a_file() {
    file = home.resolve("sub").resolve("demo-users.csv");
  }

  @Test
  void there_are_an_administrator_a_secretary_and_somebody_blocked() {
    Users users = new Users(file);
    assertThat(users.all())
        .extracting(DemoUser::id)
        .containsExactly("admin", "secretariat", "bloque");
    assertThat(users.rightsOf("admin")).containsExactlyInAnyOrder(Right.values());
    assertThat(users.rightsOf("secretariat"))
        .containsExactlyInAnyOrder(
            Right.SEND, Right.SEE_BODIES, Right.SEE_NUMBERS, Right.OVERRIDE_NO_SMS);
    assertThat(users.rightsOf("bloque")).doesNotContain(Right.SEND, Right.SEE_NUMBERS);
    assertThat(users.rightsOf("nobody")).isEmpty();
  }

  @Test
  void everybodys_password_is_the_user_name_and_the_file_holds_only_its_hash() throws IOException {
    Users users = new Users(file);
    for (DemoUser user : users.all()) {
      assertThat(users.authenticate(user.id(), user.id())).contains(user);
      assertThat(users.authenticate(user.id(), "wrong")).isEmpty();
    }
    assertThat(users.authenticate("nobody", "admin")).isEmpty();
    users.change("bloque", true, false, false);
    assertThat(Files.readString(file)).contains("pbkdf2-sha512:");
  }

  @Test
  void a_tick_counts_at_once_and_survives_a_restart() {
    Users users = new Users(file);
    users.change("secretariat", true, false, true);
    assertThat(users.rightsOf("secretariat"))
        .contains(Right.RECAP_ALL, Right.SEE_BODIES)
        .doesNotContain(Right.SEND, Right.SEE_NUMBERS);
    Users restarted = new Users(file);
    assertThat(restarted.all()).isEqualTo(users.all());
    restarted.change("secretariat", false, true, false);
    assertThat(restarted.rightsOf("secretariat"))
        .containsExactlyInAnyOrder(
            Right.SEND, Right.SEE_BODIES, Right.SEE_NUMBERS, Right.OVERRIDE_NO_SMS);
  }

  @Test
  void a_change_of_an_unknown_user_writes_nothing() {
    assertThat(new Users(file).change("nobody", true, true, true)).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void a_broken_file_is_refused_and_never_replaced() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "id;name\nadmin;Somebody\n");
    Users users = new Users(file);
    assertThatThrownBy(users::all)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("demo-users.csv");
    assertThat(Files.readString(file)).isEqualTo("id;name\nadmin;Somebody\n");
  }
}
