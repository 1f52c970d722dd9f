package sms.itest.support;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A host under test, as the people of its school use it: all that depends on which one it is.
 * Addresses are relative to where it runs.
 */
public interface Host extends AutoCloseable {
  /** Who sits at the keyboard. */
  enum Role {
    /** Sends, and sees whole numbers, texts, and what she sent. */
    SECRETARY,
    /** Sends, and sees no whole number. */
    CLERK,
    /** May do everything. */
    ADMINISTRATOR,
    /** May not send. */
    BLOCKED
  }

  /** What things are called in its school. */
  Cast cast();

  /** Starts it on that folder, and waits until it shows pages. */
  HostProcess start(Path home) throws Exception;

  /** Signs somebody in and shows a page of the host. */
  void signIn(Page page, Role role);

  /** Follows an entry of the host's menu. */
  void menu(Page page, String entry);

  /** Shows a record, {@code "FAMILY:F0001"}. */
  void open(Page page, String record);

  /** Has the page that is shown in the other language. */
  void speak(Page page, Locale language);

  /** Waits until a text that contains this is on somebody's telephone. */
  void awaitOnTelephone(Page page, String part);

  /** From now on its provider is not reached. */
  void providerGoes(Path home) throws IOException;

  /** The provider is reached again. */
  void providerIsBack(Path home) throws IOException;

  /** Keeps a picture for the documentation, where it shows this host. */
  void picture(Page page, String name);

  /** Ends what it has beside its process. */
  @Override
  void close();
}
