package sms.itest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import sms.itest.support.DemoProcess;

/**
 * The heap of a demo whose JVM writes down its collections: how much was left after each of them,
 * in MB.
 */
final class HeapLog {
  private static final Pattern COLLECTED =
      Pattern.compile("Pause .*?(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  private final DemoProcess demo;
  private final Path file;
  private int rest;

  /**
   * @param demo started with {@link #option} of that file
   */
  HeapLog(DemoProcess demo, Path file) {
    this.demo = demo;
    this.file = file;
  }

  /** The option of the JVM. */
  static String option(Path file) {
    return "-Xlog:gc:file=" + file + "::filecount=0";
  }

  /** What is left after a collection now, from which on {@link #most} looks. */
  int atRest() {
    int left = now();
    rest = collections().size();
    return left;
  }

  /** What is left after a collection now. */
  int now() {
    demo.collectGarbage();
    List<MatchResult> all = collections();
    return after(all.get(all.size() - 1));
  }

  /**
   * The most that was left after a collection since {@link #atRest}: what is in use, with what the
   * collector had not yet found out to be garbage.
   */
  int most() {
    return Math.max(
        now(), collections().stream().skip(rest).mapToInt(HeapLog::after).max().orElse(0));
  }

  private List<MatchResult> collections() {
    try {
      return COLLECTED.matcher(Files.readString(file)).results().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int after(MatchResult collection) {
    return Integer.parseInt(collection.group(2));
  }
}
