package sms.dispatch.internal.callback;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import sms.api.gateway.RawCallback;

/** One request that is answered once, later, from any thread. */
final class Exchange {
  /** For the body to come and the commit to end. */
  static final Duration LONGEST = Duration.ofSeconds(15);

  private static final int AGAIN_SECONDS = 10;

  private final AsyncContext async;
  private final AtomicBoolean answered = new AtomicBoolean();
  private volatile boolean reading = true;

  Exchange(AsyncContext async) {
    this.async = async;
    async.setTimeout(LONGEST.toMillis());
    async.addListener(
        new AsyncListener() {
          @Override
          public void onTimeout(AsyncEvent event) {
            if (reading) {
              answer(HttpServletResponse.SC_REQUEST_TIMEOUT);
            } else {
              answerAgainLater();
            }
          }

          @Override
          public void onError(AsyncEvent event) {
            answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
          }

          @Override
          public void onComplete(AsyncEvent event) {
            answered.set(true);
          }

          @Override
          public void onStartAsync(AsyncEvent event) {
            // is not started twice
          }
        });
  }

  /** Whether the request is still being read: decides what a time-out means. */
  void reading(boolean still) {
    reading = still;
  }

  /** Answers, unless that was done. */
  void answer(int status) {
    if (answered.compareAndSet(false, true)) {
      ((HttpServletResponse) async.getResponse()).setStatus(status);
      async.complete();
    }
  }

  /** Asks for the same again in a while. */
  void answerAgainLater() {
    if (answered.compareAndSet(false, true)) {
      HttpServletResponse response = (HttpServletResponse) async.getResponse();
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", String.valueOf(AGAIN_SECONDS));
      async.complete();
    }
  }

  /** Reads the body without a thread that waits for it; answers 413 when it is too long. */
  void readBody(ServletInputStream in, Consumer<byte[]> whole) {
    in.setReadListener(
        new ReadListener() {
          private final ByteArrayOutputStream body = new ByteArrayOutputStream();
          private final byte[] buffer = new byte[8192];

          @Override
          public void onDataAvailable() throws IOException {
            while (!answered.get() && in.isReady()) {
              int read = in.read(buffer);
              if (read < 0) {
                return;
              }
              if (body.size() + read > RawCallback.MAX_BODY) {
                answer(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                return;
              }
              body.write(buffer, 0, read);
            }
          }

          @Override
          public void onAllDataRead() {
            whole.accept(body.toByteArray());
          }

          @Override
          public void onError(Throwable error) {
            answer(HttpServletResponse.SC_BAD_REQUEST);
          }
        });
  }
}
