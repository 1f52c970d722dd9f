package sms.itest;

import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;
import sms.api.compose.Composed;
import sms.api.compose.Composer;
import sms.api.compose.Draft;
import sms.api.compose.Prepared;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.host.CallerContext;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.api.recap.CampaignProgress;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.api.selection.FilterExpression;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientSelector;
import sms.api.selection.Selection;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;
import sms.gateway.http.support.Kannel;
import sms.itest.assembly.Exam;
import sms.itest.assembly.Export;
import sms.itest.host.TinyHost;

/**
 * The bundles that a host installs, in a framework of their own, with a host that is not the demo
 * and a gateway that is a real Kannel.
 */
abstract class SchoolWithKannel {
  @Inject private BundleContext context;

  private final TinyHost host;
  private Kannel kannel;

  /**
   * @param families how many there are, at most 9,999
   */
  SchoolWithKannel(int families) {
    host = new TinyHost(families);
  }

  @Configuration
  public Option[] host() throws IOException {
    List<Option> options = Exam.framework(Export.host());
    // Kannel is no bundle of ours: the test finds it on the class path of the build.
    options.add(frameworkProperty("org.osgi.framework.bundle.parent").value("app"));
    options.add(
        frameworkProperty("org.osgi.framework.bootdelegation").value("sms.gateway.http.support"));
    return options(options.toArray(new Option[0]));
  }

  @Before
  public void installHostAndKannel() throws Exception {
    kannel = Kannel.start(Files.createTempDirectory("kannel-"));
    context.registerService(SchoolDirectory.class, host, new Hashtable<>());
    context.registerService(CallerContext.class, host, new Hashtable<>());
    configure("sms.selection", Map.of("fictional.numbers", new String[] {"+3363998"}));
    Map<String, Object> gateway = new HashMap<>();
    gateway.put("id", "kannel");
    gateway.put("url", kannel.sendSms().toString());
    gateway.put("username", Kannel.USERNAME);
    gateway.put(".password", Kannel.PASSWORD);
    gateway.put("sender", "ECOLE");
    gateway.put(
        "callback.base", "http://127.0.0.1:" + context.getProperty("org.osgi.service.http.port"));
    gateway.put(".token", "3q2-7wAAESIzRFVmd4iZqg");
    gateway.put("currency", "EUR");
    gateway.put("tariff.STANDARD", "33:0.045,:0.08");
    Dictionary<String, Object> settings = new Hashtable<>(gateway);
    service(ConfigurationAdmin.class)
        .getFactoryConfiguration("sms.gateway.kannel", "itest", "?")
        .update(settings);
  }

  @After
  public void endKannel() {
    kannel.close();
  }

  BundleContext context() {
    return context;
  }

  TinyHost school() {
    return host;
  }

  Kannel kannel() {
    return kannel;
  }

  /** The one mode that is offered, once the gateway is there. */
  ModeOffer offer() throws InterruptedException {
    Dispatcher dispatcher = service(Dispatcher.class);
    eventually("a gateway", () -> !dispatcher.offers().isEmpty());
    return dispatcher.offers().get(0);
  }

  /** That text, ready to be composed. */
  Prepared.Message prepared(String text, ModeOffer offer) throws InterruptedException {
    Draft draft =
        new Draft(text, false, Optional.of(offer.tariff()), host.caller().locale(), false);
    return ((Prepared.Ready) service(Composer.class).prepare(draft)).message();
  }

  List<Recipient> familiesOf3eA() throws InterruptedException {
    eventually("the class filter", () -> hasFilter("class"));
    SelectionRequest request =
        new SelectionRequest(
            Optional.of(RecordType.FAMILY),
            new FilterExpression.Term("class", Map.of("class", List.of(TinyHost.CLASS))),
            false,
            false,
            List.of(),
            List.of(),
            Set.of(),
            Optional.empty(),
            Set.of(),
            host.caller().locale());
    Selection selection =
        ((SelectionResult.Selected) service(RecipientSelector.class).select(request, host.caller()))
            .selection();
    return selection.recipients();
  }

  /** A confirmed sending, valid for an hour. */
  Campaign campaign(ModeOffer offer, String text, long parts, Money cost) {
    return new Campaign(
        UUID.randomUUID(),
        host.caller().userId(),
        host.caller().displayName(),
        host.caller().workstation(),
        Purpose.INFORMATION,
        offer.mode(),
        Optional.empty(),
        text,
        "3e A",
        Optional.empty(),
        Instant.now().plus(Duration.ofHours(1)),
        parts,
        cost);
  }

  static OutboundSms outbound(Composed.Composition c) {
    return new OutboundSms(
        c.recipient().name(),
        c.recipient().number(),
        c.recipient().record(),
        c.recipient().personId(),
        c.text(),
        c.segmentation().encoding(),
        c.segmentation().parts(),
        c.cost(),
        Optional.empty());
  }

  /** The figures over all SMS of a campaign, and the newest of them. */
  static RecapQuery allOf(long campaign) {
    return page(campaign, OptionalLong.empty());
  }

  private static RecapQuery page(long campaign, OptionalLong before) {
    return new RecapQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        OptionalLong.of(campaign),
        before,
        RecapQuery.MAX_LIMIT);
  }

  /** Every SMS of a campaign. */
  List<RecapLine> lines(long campaign) throws InterruptedException {
    Recap recap = service(Recap.class);
    List<RecapLine> lines = new ArrayList<>();
    RecapPage page = recap.page(allOf(campaign), host.caller());
    lines.addAll(page.lines());
    while (page.next().isPresent()) {
      page = recap.page(page(campaign, page.next()), host.caller());
      lines.addAll(page.lines());
    }
    return lines;
  }

  /** How many SMS of a campaign are in that state. */
  long count(long campaign, SmsState state) {
    return progress(campaign).map(p -> p.byState().getOrDefault(state, 0L)).orElse(0L);
  }

  /** How far a campaign is; empty while the recap is away. */
  Optional<CampaignProgress> progress(long campaign) {
    try {
      return service(Recap.class).progress(campaign, host.caller());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void configure(String pid, Map<String, Object> settings)
      throws IOException, InterruptedException {
    service(ConfigurationAdmin.class).getConfiguration(pid, "?").update(new Hashtable<>(settings));
  }

  <T> T service(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    T service = tracker.waitForService(60_000);
    assertTrue("no " + type.getName(), service != null);
    return service;
  }

  static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(what + ", within 60 s", System.nanoTime() < end);
      Thread.sleep(50);
    }
  }

  /** Of the selector that is there now: its configuration, which comes late, makes another one. */
  boolean hasFilter(String id) {
    try {
      return service(RecipientSelector.class).filters().stream()
          .anyMatch(filter -> filter.id().equals(id));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
