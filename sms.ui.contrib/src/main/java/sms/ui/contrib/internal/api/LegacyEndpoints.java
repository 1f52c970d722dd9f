package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sms.api.directory.ImportProblem;
import sms.api.problem.Problem;
import sms.api.recap.LegacyImport;
import sms.api.recap.LegacyResult;

/** Takes in what was sent by the program before. */
final class LegacyEndpoints implements Endpoints {
  /** In base64, with the rest of the body. */
  private static final int MAX_BODY = LegacyImport.MAX_BYTES / 3 * 4 + 4096;

  private static final int MEGABYTE = 1024 * 1024;
  private static final int LONGEST_NAME = 200;

  private final Installed installed;

  LegacyEndpoints(Installed installed) {
    this.installed = requireNonNull(installed);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/legacy", Access.ADMINISTRATOR, this::load));
  }

  private Reply load(Call call) {
    Body body = body(call);
    String name = body.name() == null || body.name().isBlank() ? "csv" : body.name();
    LegacyResult result =
        installed
            .legacyImport(call)
            .load(
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                body.file() == null ? new byte[0] : body.file(),
                installed.directory(call).school(),
                call.inItsLanguage());
    if (result instanceof LegacyResult.Refused refused) {
      throw new Refused(422, refused.problems().stream().map(p -> problem(p, call)).toList());
    }
    return Reply.ok(
        result instanceof LegacyResult.Imported imported
            ? View.of(imported)
            : new View(false, 0, null, null, null));
  }

  private static Problem problem(ImportProblem problem, Call call) {
    return problem.line() == 0
        ? new Problem("legacy", "file", problem.reason() + ".")
        : new Problem(
            "legacy",
            "lines[" + problem.line() + "]",
            call.text("legacy.line", Integer.toString(problem.line()), problem.reason()));
  }

  private static Body body(Call call) {
    try {
      return call.body(Body.class, MAX_BODY);
    } catch (Refused e) {
      throw e.status() == 413
          ? new Refused(
              413, call.problemOf("file", "legacy.too-large", LegacyImport.MAX_BYTES / MEGABYTE))
          : e;
    }
  }

  /**
   * What to import.
   *
   * @param name of the file
   * @param file base64
   */
  record Body(@Nullable String name, byte @Nullable [] file) {}

  /**
   * What came of it.
   *
   * @param imported false: these lines were there already
   * @param messages lines imported
   * @param billed what the totals now have more
   * @param from first day
   * @param to last day
   */
  record View(
      boolean imported,
      long messages,
      RecapEndpoints.@Nullable TotalView billed,
      @Nullable String from,
      @Nullable String to) {
    static View of(LegacyResult.Imported imported) {
      return new View(
          true,
          imported.messages(),
          RecapEndpoints.TotalView.of(imported.billed()),
          imported.from().toString(),
          imported.to().toString());
    }
  }
}
