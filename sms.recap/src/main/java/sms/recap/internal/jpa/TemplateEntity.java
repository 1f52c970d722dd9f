package sms.recap.internal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.compose.TemplateVersion;
import sms.api.host.RecordType;
import sms.recap.internal.db.Texts;

/** One version of one template; written once, never changed. */
@Entity
@Table(name = "sms_template")
@IdClass(TemplateEntity.Key.class)
public class TemplateEntity {
  /** Primary key. */
  @SuppressWarnings("serial")
  public static class Key implements Serializable {
    private String id = "";
    private int version;

    /** For JPA. */
    public Key() {}

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.id.equals(id) && key.version == version;
    }

    @Override
    public int hashCode() {
      return Objects.hash(id, version);
    }
  }

  @Id private String id = "";
  @Id private int version;
  private String name = "";
  private String category = "";
  private String body = "";
  private String language = "";
  private String purpose = "";
  private String sources = "";
  private @Nullable String owner;

  @Column(name = "list_order")
  private int order;

  private short archived;
  private @Nullable Short rewrites;

  @Column(name = "changed_by")
  private String changedBy = "";

  @Column(name = "changed_at")
  private long changedAt;

  /** For JPA. */
  protected TemplateEntity() {}

  TemplateEntity(MessageTemplate template, int version, String changedBy, long changedAt) {
    this.id = Texts.exact(template.id(), Texts.NAME, "the template id");
    this.version = version;
    this.name = Texts.exact(template.name(), Texts.NAME, "the template's name");
    this.category = Texts.exact(template.category(), Texts.NAME, "the template's category");
    this.body = Texts.exact(template.body(), Texts.BODY, "the template's text");
    this.language = template.language().toLanguageTag();
    this.purpose = template.purpose().name();
    this.sources =
        template.sources().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    this.owner =
        template.owner().map(o -> Texts.exact(o, Texts.NAME, "the template's owner")).orElse(null);
    this.order = template.order();
    this.archived = (short) (template.archived() ? 1 : 0);
    this.rewrites = template.rewrite().map(yes -> (short) (yes ? 1 : 0)).orElse(null);
    this.changedBy = Texts.display(changedBy, Texts.NAME);
    this.changedAt = changedAt;
  }

  MessageTemplate template() {
    return new MessageTemplate(
        id,
        name,
        category,
        body,
        Locale.forLanguageTag(language),
        Purpose.valueOf(purpose),
        Arrays.stream(sources.split(","))
            .filter(s -> !s.isEmpty())
            .map(RecordType::valueOf)
            .collect(Collectors.toSet()),
        Optional.ofNullable(owner),
        order,
        archived != 0,
        version,
        Optional.ofNullable(rewrites).map(value -> value != 0));
  }

  TemplateVersion templateVersion() {
    return new TemplateVersion(template(), changedBy, Instant.ofEpochMilli(changedAt));
  }
}
