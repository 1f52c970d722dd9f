package sms.gateway.http.internal.settings;

/** A setting is missing or wrong. The message is one sentence for whoever configures. */
public final class SettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param name of the setting
   * @param problem what is wrong and what to do, as the end of a sentence that begins with the
   *     setting; never its value if that is secret
   */
  public SettingException(String name, String problem) {
    super("the setting “" + name + "” " + problem);
  }
}
