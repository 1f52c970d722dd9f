package sms.ui.contrib.internal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.host.Caller;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.problem.Problem;

/** Templates as the page has them, and back. */
final class TemplateForm {
  /** Longest name, category and id. */
  private static final int MAX_NAME = 255;

  /** Letters, digits, signs that mean nothing in an address; a language after the last point. */
  private static final Pattern ID =
      Pattern.compile("[\\p{Alnum}_-]{1,80}(\\.[\\p{Alnum}_-]{1,80})*");

  /** The templates meant; refused with all that is wrong, each beside its field. */
  List<MessageTemplate> read(List<TemplateBody> bodies, Call call) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      problems.addAll(problems(bodies.get(i), "templates[" + i + "].", call));
    }
    long different = bodies.stream().map(TemplateBody::id).distinct().count();
    if (problems.isEmpty() && different < bodies.size()) {
      throw call.refused(400, "body.unreadable");
    }
    if (!problems.isEmpty()) {
      throw new Refused(422, problems);
    }
    return bodies.stream().map(body -> body.template(call.caller())).toList();
  }

  private static List<Problem> problems(TemplateBody body, String at, Call call) {
    if (body.id() == null || !ID.matcher(body.id()).matches() || body.id().length() > MAX_NAME) {
      throw new Refused(400, call.problemOf(at + "id", "body.unreadable"));
    }
    List<Problem> problems = new ArrayList<>();
    String name = body.name() == null ? "" : body.name();
    String text = body.body() == null ? "" : body.body();
    if (name.isBlank()) {
      problems.add(call.problemOf(at + "name", "template.no-name"));
    } else if (name.length() > MAX_NAME) {
      problems.add(call.problemOf(at + "name", "value.too-long", MAX_NAME));
    }
    if (body.category() != null && body.category().length() > MAX_NAME) {
      problems.add(call.problemOf(at + "category", "value.too-long", MAX_NAME));
    }
    if (text.isBlank()) {
      problems.add(call.problemOf(at + "body", "template.no-text"));
    } else if (text.length() > Drafts.MAX_TEXT) {
      problems.add(call.problemOf(at + "body", "text.far-too-long", Drafts.MAX_TEXT));
    }
    if (body.locale().getLanguage().isEmpty()) {
      problems.add(call.problemOf(at + "language", "template.no-language"));
    }
    return problems;
  }

  /**
   * A template as it shall be.
   *
   * @param id made by the page for a new one
   * @param version the one it was made from; 1 for a new one
   * @param rewrite absent: as the school does
   */
  record TemplateBody(
      @Nullable String id,
      @Nullable String name,
      @Nullable String category,
      @Nullable String body,
      @Nullable String language,
      @Nullable Purpose purpose,
      @Nullable Set<RecordType> sources,
      boolean own,
      int order,
      boolean archived,
      int version,
      @Nullable Boolean rewrite) {
    Locale locale() {
      return Locale.forLanguageTag(language == null ? "" : language);
    }

    MessageTemplate template(Caller caller) {
      return new MessageTemplate(
          id == null ? "" : id,
          name == null ? "" : name.strip(),
          category == null ? "" : category.strip(),
          body == null ? "" : body,
          locale(),
          purpose == null ? Purpose.INFORMATION : purpose,
          sources == null ? Set.of() : sources,
          own ? Optional.of(caller.userId()) : Optional.empty(),
          order,
          archived,
          Math.max(1, version),
          Optional.ofNullable(rewrite));
    }
  }

  /**
   * A template as it is.
   *
   * @param own whether it is the caller's, not the school's
   * @param editable whether the caller may change it
   */
  record TemplateRow(
      String id,
      String name,
      String category,
      String body,
      String language,
      Purpose purpose,
      Set<RecordType> sources,
      boolean own,
      boolean editable,
      int order,
      boolean archived,
      int version,
      @Nullable Boolean rewrite) {
    static TemplateRow of(MessageTemplate template, Caller caller) {
      boolean own = template.owner().isPresent();
      return new TemplateRow(
          template.id(),
          template.name(),
          template.category(),
          template.body(),
          template.language().toLanguageTag(),
          template.purpose(),
          new TreeSet<>(template.sources()),
          own,
          own || caller.may(Right.ADMINISTER),
          template.order(),
          template.archived(),
          template.version(),
          template.rewrite().orElse(null));
    }
  }
}
