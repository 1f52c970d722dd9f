package sms.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * When the first page came.
 *
 * @param answered whether it came at all
 * @param at epoch milliseconds at that moment, or when we gave up
 */
record FirstPage(boolean answered, long at) {
  private static final long PAUSE_MILLIS = 20;
  private static final int READ_MILLIS = 10_000;

  /** Asks {@code address} again and again until it answers 200, for so long at most. */
  static FirstPage await(URI address, long patienceMillis) {
    long end = System.currentTimeMillis() + patienceMillis;
    while (System.currentTimeMillis() < end) {
      if (answers(address)) {
        return new FirstPage(true, System.currentTimeMillis());
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return new FirstPage(false, System.currentTimeMillis());
  }

  private static boolean answers(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setReadTimeout(READ_MILLIS);
      connection.setUseCaches(false);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
