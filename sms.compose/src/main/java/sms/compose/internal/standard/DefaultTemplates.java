package sms.compose.internal.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.compose.TemplateStore;
import sms.api.host.RecordType;

/**
 * The predefined messages that come with the product, given to the store when it appears. What the
 * school made of them stays.
 */
@Component(service = {})
public final class DefaultTemplates {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultTemplates.class);
  private static final String BUNDLE = "sms.compose.internal.standard.templates";

  @Activate
  public DefaultTemplates(@Reference TemplateStore store) {
    int seeded = store.seed(all());
    if (seeded > 0) {
      LOG.info("{} predefined messages were added", seeded);
    }
  }

  /** French, then English. */
  static List<MessageTemplate> all() {
    List<MessageTemplate> templates = new ArrayList<>();
    for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
      ResourceBundle bundle =
          ResourceBundle.getBundle(
              BUNDLE,
              language,
              DefaultTemplates.class.getClassLoader(),
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      for (String name : bundle.getString("order").split(",", -1)) {
        templates.add(template(bundle, name.strip(), language, templates.size()));
      }
    }
    return templates;
  }

  private static MessageTemplate template(
      ResourceBundle bundle, String name, Locale language, int order) {
    String id = language.equals(Locale.FRENCH) ? name : name + "." + language.getLanguage();
    return new MessageTemplate(
        id,
        bundle.getString(name + ".name"),
        bundle.getString(name + ".category"),
        bundle.getString(name + ".body"),
        language,
        Purpose.valueOf(bundle.getString(name + ".purpose")),
        sources(bundle.getString(name + ".sources")),
        Optional.empty(),
        10 * (order + 1),
        false,
        1);
  }

  private static Set<RecordType> sources(String names) {
    return Stream.of(names.split(",", -1))
        .map(String::strip)
        .map(RecordType::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
