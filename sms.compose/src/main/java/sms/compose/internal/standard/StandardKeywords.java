package sms.compose.internal.standard;

import static sms.api.selection.RecipientRole.ADULT;
import static sms.api.selection.RecipientRole.APPLICANT;
import static sms.api.selection.RecipientRole.PUPIL;
import static sms.api.selection.RecipientRole.RESPONSABLE_1;
import static sms.api.selection.RecipientRole.RESPONSABLE_2;
import static sms.api.selection.RecipientRole.SPOUSE;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.host.School;
import sms.api.selection.RecipientRole;
import sms.compose.internal.Messages;

/** The keywords that every school has: of the school, the recipient and the children. */
@Component
@ServiceRanking(StandardKeywords.RANKING)
public final class StandardKeywords implements KeywordResolver {
  /** Before those of other bundles, which by default have 0; a higher one replaces a keyword. */
  static final int RANKING = 100;

  /**
   * Stands for an activation link, where the portal gives those; every other secret is a password.
   */
  public static final String LINK = "LIEN";

  private static final Set<RecipientRole> ANYBODY = EnumSet.allOf(RecipientRole.class);
  private static final Set<RecipientRole> KNOWN =
      EnumSet.complementOf(EnumSet.of(RecipientRole.TYPED));
  private static final Set<RecipientRole> CHILDREN =
      EnumSet.of(RESPONSABLE_1, SPOUSE, RESPONSABLE_2, PUPIL, APPLICANT);
  private static final Set<RecipientRole> PARENTS =
      EnumSet.of(RESPONSABLE_1, SPOUSE, RESPONSABLE_2);
  private static final Set<RecipientRole> ACCOUNTS =
      EnumSet.of(RESPONSABLE_1, SPOUSE, RESPONSABLE_2, PUPIL, ADULT);

  /** In the order of the menu. */
  private static final List<Standard> ALL =
      List.of(
          new Standard("ETABLISSEMENT", ANYBODY, c -> school(c, School::name), "ECOLE", "SCHOOL"),
          new Standard("CIVILITE", KNOWN, RecipientValues::title, "TITLE"),
          new Standard("NOM", KNOWN, RecipientValues::lastName, "NAME", "LASTNAME"),
          new Standard("PRENOM", KNOWN, RecipientValues::firstName, "FIRSTNAME"),
          new Standard("ENFANT", CHILDREN, ChildValues::firstNames, "ENFANTS", "CHILD", "CHILDREN"),
          new Standard("NOMENFANT", CHILDREN, ChildValues::lastNames, "CHILDNAME"),
          new Standard("CLASSE", CHILDREN, ChildValues::classes, "CLASSES", "CLASS"),
          new Standard("DATE", ANYBODY, Formats::today, "TODAY"),
          new Standard("SOLDE", PARENTS, ChildValues::balanceDue, "BALANCE"),
          new Standard("SITE", ANYBODY, c -> school(c, School::portalUrl)),
          new Standard("LOGIN", ACCOUNTS, RecipientValues::login),
          Standard.secret("PASS", ACCOUNTS, "PASSWORD"),
          Standard.secret(LINK, ACCOUNTS, "LINK"));

  private static final Map<String, Standard> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(s -> s.name, s -> s));

  @Override
  public List<Keyword> keywords(Locale locale) {
    return ALL.stream().map(s -> s.describe(locale)).toList();
  }

  @Override
  public Optional<String> resolve(String name, KeywordContext context) {
    Standard standard = BY_NAME.get(name);
    return standard == null ? Optional.empty() : standard.value.apply(context);
  }

  private static Optional<String> school(KeywordContext context, Function<School, String> value) {
    return Optional.of(value.apply(context.directory().school())).filter(v -> !v.isBlank());
  }

  /** One keyword: its texts are in the messages, under its name. */
  private static final class Standard {
    private final String name;
    private final Set<RecipientRole> roles;
    private final Function<KeywordContext, Optional<String>> value;
    private final Set<String> aliases;
    private final boolean secret;

    /** Known, so that nobody types it elsewhere; its value is had when the SMS leaves, not here. */
    static Standard secret(String name, Set<RecipientRole> roles, String... aliases) {
      return new Standard(name, roles, context -> Optional.empty(), true, aliases);
    }

    Standard(
        String name,
        Set<RecipientRole> roles,
        Function<KeywordContext, Optional<String>> value,
        String... aliases) {
      this(name, roles, value, false, aliases);
    }

    private Standard(
        String name,
        Set<RecipientRole> roles,
        Function<KeywordContext, Optional<String>> value,
        boolean secret,
        String... aliases) {
      this.secret = secret;
      this.name = name;
      this.roles = roles;
      this.value = value;
      this.aliases = Stream.of(aliases).collect(Collectors.toUnmodifiableSet());
    }

    Keyword describe(Locale locale) {
      return new Keyword(
          name,
          Messages.get(locale, "label." + name),
          Messages.get(locale, "help." + name),
          Messages.get(locale, "example." + name),
          roles,
          secret,
          aliases);
    }
  }
}
