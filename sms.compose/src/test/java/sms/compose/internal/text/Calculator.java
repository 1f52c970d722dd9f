package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * npm's sms-segments-calculator, and the page's counter, both run by node. The program is installed
 * below target as package-lock.json has it, once.
 */
final class Calculator {
  private static final Path SOURCE = Path.of("src", "test", "segmentation");
  private static final Path PAGE =
      Path.of("..", "sms.ui.contrib", "src", "main", "resources", "ui", "lib", "segmentation.js");
  private static final Path WORK = Path.of("target", "oracle");

  private Calculator() {}

  /**
   * What both say of a text, as oracle.mjs writes it: {@code "G161/2"} is 161 septets in 2 parts.
   *
   * @param page what the page's counter says, costly characters named
   * @param calculator what the calculator says of the text as it is; where that is not the same,
   *     also of the text with LF for each CR LF; where that is not the same either, also when it
   *     may cut between any two code points
   */
  record Answer(String page, List<String> calculator) {
    Answer {
      calculator = List.copyOf(calculator);
    }

    static Answer of(String line) {
      List<String> answers = List.of(line.split("\t"));
      return new Answer(answers.get(0), answers.subList(1, answers.size()));
    }
  }

  /** The answers about these texts, in their order. */
  static List<Answer> ask(List<String> texts) throws IOException, InterruptedException {
    install();
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      // ASCII: a lone surrogate cannot be written as UTF-8
      StringBuilder line = new StringBuilder();
      json.writeValueAsString(text)
          .chars()
          .forEach(c -> line.append(c < 0x7f ? (char) c : String.format("\\u%04x", c)));
      lines.add(line.toString());
    }
    Path questions = WORK.resolve("texts.jsonl");
    Path answers = WORK.resolve("answers.txt");
    Path page = WORK.resolve("segmentation.mjs");
    Files.write(questions, lines, StandardCharsets.US_ASCII);
    Files.copy(PAGE, page, StandardCopyOption.REPLACE_EXISTING);
    run(
        "node",
        SOURCE.resolve("oracle.mjs").toString(),
        WORK.toString(),
        page.toString(),
        questions.toString(),
        answers.toString());
    return Files.readAllLines(answers).stream().map(Answer::of).toList();
  }

  /** The version that is installed. */
  static String version() throws IOException {
    Path description = WORK.resolve("node_modules/sms-segments-calculator/package.json");
    return new ObjectMapper().readTree(description.toFile()).path("version").asText();
  }

  private static void install() throws IOException, InterruptedException {
    Path lock = SOURCE.resolve("package-lock.json");
    Path installed = WORK.resolve("package-lock.json");
    if (Files.exists(WORK.resolve("node_modules/.package-lock.json"))
        && Files.exists(installed)
        && Files.mismatch(lock, installed) < 0) {
      return;
    }
    Files.createDirectories(WORK);
    Files.deleteIfExists(installed);
    Files.copy(
        SOURCE.resolve("package.json"),
        WORK.resolve("package.json"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(lock, installed);
    run(
        "npm",
        "ci",
        "--prefix=" + WORK,
        "--ignore-scripts",
        "--prefer-offline",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Path output = WORK.resolve(command[0] + ".log");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      throw new AssertionError(
          command[0] + " is missing: install the packages nodejs and npm, as ./verify does", e);
    }
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended).as("%s ended in time; it said: %s", command[0], said).isTrue();
    assertThat(process.exitValue()).as("%s said: %s", command[0], said).isZero();
  }
}
