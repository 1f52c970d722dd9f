package sms.api.host;

import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something for the host's screens, registered as an OSGi service: a menu entry, an action or a
 * panel on a record. The host renders what it finds and nothing else, so that an uninstalled bundle
 * leaves no trace. Where the host's screens are web pages it loads {@link #moduleUrl} and puts an
 * {@link #elementTag} element in its page; otherwise it opens {@link #standaloneUrl}.
 *
 * <p>The element reads its attributes {@code lang}, {@code record} (a {@link RecordRef} as text, on
 * record actions and panels) and fires the DOM events {@code sms-navigate} (detail: {@code
 * {record}}, please open that record), {@code sms-open} (detail: {@code {contribution, campaign}},
 * please open that contribution's page; prevent the default, or the standalone page opens) and
 * {@code sms-close}.
 */
@ConsumerType
public interface UiContribution {
  /** Where a contribution goes. */
  enum Kind {
    /** An entry of the host's menu, at the path {@link #target}. */
    MENU,
    /** A button on the records of the type {@link #target}. */
    RECORD_ACTION,
    /** A panel on the records of the type {@link #target}. */
    RECORD_PANEL,
    /** A page without a menu entry of its own. */
    PAGE
  }

  /** Stable and unique, e.g. {@code "sms.menu.send"}. */
  String id();

  /** Where it goes. */
  Kind kind();

  /**
   * For a menu the labels above the entry, localized and joined by {@code " / "}: « Traitement /
   * Messages »; for a record action or panel the {@link RecordType} name; for a page empty.
   */
  String target(Locale locale);

  /** Lower comes first among neighbours. */
  int order();

  /** What the entry or button says, in that language (French when we lack it). */
  String label(Locale locale);

  /** A URL path of an SVG picture; empty: none. */
  Optional<String> icon();

  /** Shown only to users who hold it; empty: to everybody signed in. */
  Optional<Right> requiredRight();

  /** Name of the custom element: {@code "sms-compose"}. */
  String elementTag();

  /** URL path of the ES module that defines the element. */
  String moduleUrl();

  /** URL path of a whole page with the element in it; takes {@code ?record=} and {@code ?lang=}. */
  String standaloneUrl();
}
