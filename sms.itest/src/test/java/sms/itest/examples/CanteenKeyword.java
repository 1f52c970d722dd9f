package sms.itest.examples;

import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.host.Enrolment;
import sms.api.host.Pupil;
import sms.api.host.Regime;
import sms.api.selection.RecipientRole;

/** {@code #CANTINE}: when the child eats; pupils who eat at home have no value. */
@Component
public class CanteenKeyword implements KeywordResolver {
  private static final LocalTime SERVICE = LocalTime.of(12, 15);

  @Override
  public List<Keyword> keywords(Locale locale) {
    boolean english = locale.getLanguage().equals("en");
    return List.of(
        new Keyword(
            "CANTINE",
            english ? "Canteen service" : "Service de cantine",
            english ? "Empty for day pupils." : "Vide pour les externes.",
            SERVICE.toString(),
            EnumSet.allOf(RecipientRole.class),
            false));
  }

  @Override
  public Optional<String> resolve(String name, KeywordContext context) {
    return context.recipient().pupilIds().stream()
        .flatMap(id -> context.directory().pupil(id).stream())
        .flatMap(pupil -> regime(pupil).stream())
        .filter(regime -> regime != Regime.DAY)
        .findFirst()
        .map(regime -> SERVICE.toString());
  }

  private static Optional<Regime> regime(Pupil pupil) {
    return pupil.current().map(Enrolment::regime);
  }
}
