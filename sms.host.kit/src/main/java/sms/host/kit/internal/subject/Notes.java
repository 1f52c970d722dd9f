package sms.host.kit.internal.subject;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Collects what is not as one rule asks. Safe for concurrent use. */
public final class Notes {
  /** More say nothing new. */
  private static final int MOST = 1_000;

  private final List<Note> notes = new CopyOnWriteArrayList<>();

  /**
   * Notes it.
   *
   * @param key of the text that tells it
   */
  public void add(String key, Object... arguments) {
    if (notes.size() < MOST) {
      notes.add(Note.of(key, arguments));
    }
  }

  /** Notes that a call of the host ended with that. */
  public void failed(Throwable failure) {
    if (failure instanceof NullAnswerException empty) {
      add("null", empty.method());
    } else if (failure instanceof TimeoutException) {
      add("silent");
    } else if (failure instanceof IOException) {
      add("unreachable", failure.getClass().getName());
    } else {
      add("threw", failure.getClass().getName(), place(failure));
    }
  }

  /** Where in the host's code; its message may name people. */
  private static String place(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .filter(frame -> !frame.getClassName().startsWith("java."))
        .findFirst()
        .map(
            frame ->
                frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
        .orElse("?");
  }

  /** All, each once, in the order of noting. */
  public List<Note> list() {
    return notes.stream().distinct().toList();
  }
}
