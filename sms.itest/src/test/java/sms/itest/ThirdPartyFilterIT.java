package sms.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;
import sms.api.compose.Composed;
import sms.api.compose.Composer;
import sms.api.compose.Draft;
import sms.api.compose.Prepared;
import sms.api.host.CallerContext;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.api.problem.Problem;
import sms.api.selection.FilterExpression;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientFilter;
import sms.api.selection.RecipientSelector;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;
import sms.itest.assembly.BuiltBundle;
import sms.itest.assembly.Exam;
import sms.itest.assembly.Export;
import sms.itest.host.TinyHost;

/**
 * The bundles that a host installs, and one that somebody else wrote: its filter is installed,
 * seen, used and uninstalled while they run. And what selection and composition make of a number
 * that two parents share.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ThirdPartyFilterIT {
  private static final String EXAMPLE = "sms.itest.example";
  private static final String ID = "example.birthday";

  @Inject private BundleContext context;
  private final TinyHost host = TinyHost.ofCouples(3);

  @Configuration
  public Option[] host() throws Exception {
    List<Option> options = Exam.framework(Export.host());
    options.add(systemProperty(EXAMPLE).value(BuiltBundle.birthdayFilter().toUri().toString()));
    return options(options.toArray(new Option[0]));
  }

  @Before
  public void theHostIsThere() throws Exception {
    if (context.getServiceReference(SchoolDirectory.class) == null) {
      context.registerService(
          new String[] {SchoolDirectory.class.getName(), CallerContext.class.getName()},
          host,
          null);
      fictionalNumbers();
    }
  }

  private void fictionalNumbers() throws Exception {
    Hashtable<String, Object> settings = new Hashtable<>();
    settings.put("fictional.numbers", new String[] {"+3363998"});
    service(ConfigurationAdmin.class).getConfiguration("sms.selection", "?").update(settings);
    eventually("numbers of fiction are taken", () -> !families().isEmpty());
  }

  @Test
  public void a_bundle_s_filter_is_installed_seen_used_and_uninstalled() throws Exception {
    assertEquals("filter.unknown", refusal().code());

    Bundle bundle = context.installBundle(System.getProperty(EXAMPLE));
    bundle.start();
    eventually("the filter is seen", () -> filter().isPresent());
    assertEquals("Anniversaire", filter().orElseThrow().label(Locale.FRENCH));
    SelectionResult.Selected used = (SelectionResult.Selected) pupilsWithBirthday();
    assertEquals("Élèves dont c’est l’anniversaire", used.selection().explanation());

    bundle.uninstall();
    eventually("the filter is gone", () -> filter().isEmpty());
    Problem refusal = refusal();
    assertEquals("filter.unknown", refusal.code());
    assertEquals("filter." + ID, refusal.field());
    assertTrue(refusal.message(), refusal.message().contains(ID));
  }

  @Test
  public void one_number_of_two_parents_gets_each_personal_text_and_one_that_is_the_same_once()
      throws Exception {
    List<Recipient> parents = families();
    assertEquals(6, parents.size());
    assertTrue(parents.stream().allMatch(parent -> parent.others().size() == 1));

    assertEquals(Map.of("sms", 6L), outcomes("Votre identifiant : #LOGIN", parents));
    assertEquals(Map.of("sms", 3L, "same", 3L), outcomes("Le collège est fermé.", parents));
    assertEquals(Map.of("sms", 3L, "same", 3L), outcomes("#ENFANT est absent.", parents));
  }

  private Map<String, Long> outcomes(String text, List<Recipient> parents) throws Exception {
    Draft draft = new Draft(text, false, Optional.empty(), Locale.FRENCH, true);
    Prepared prepared = service(Composer.class).prepare(draft);
    assertTrue(prepared.toString(), prepared instanceof Prepared.Ready);
    Map<String, Long> counts = new TreeMap<>();
    ((Prepared.Ready) prepared)
        .message()
        .composeAll(parents)
        .forEach(composed -> counts.merge(kind(composed), 1L, Long::sum));
    return counts;
  }

  private static String kind(Composed composed) {
    if (composed instanceof Composed.Blocked blocked) {
      return blocked.problem().toString();
    }
    return composed instanceof Composed.Duplicate ? "same" : "sms";
  }

  private Optional<RecipientFilter> filter() {
    return selector().filters().stream().filter(filter -> filter.id().equals(ID)).findFirst();
  }

  private Problem refusal() {
    return ((SelectionResult.Invalid) pupilsWithBirthday()).problems().get(0);
  }

  private SelectionResult pupilsWithBirthday() {
    return select(RecordType.PUPIL, new FilterExpression.Term(ID, Map.of()));
  }

  private List<Recipient> families() {
    SelectionResult result = select(RecordType.FAMILY, new FilterExpression.All());
    return ((SelectionResult.Selected) result).selection().recipients();
  }

  private SelectionResult select(RecordType source, FilterExpression filter) {
    return selector()
        .select(
            new SelectionRequest(
                Optional.of(source),
                filter,
                true,
                false,
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Set.of(),
                Locale.FRENCH),
            host.caller());
  }

  private RecipientSelector selector() {
    try {
      return service(RecipientSelector.class);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Held for as long as this bundle is there: one that is given back may not be used any more. */
  private <T> T service(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    try {
      assertNotNull("no " + type.getName(), tracker.waitForService(60_000));
      return context.getService(tracker.getServiceReference());
    } finally {
      tracker.close();
    }
  }

  private static void eventually(String what, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(what + ", within 60 s", System.nanoTime() < end);
      Thread.sleep(50);
    }
  }
}
