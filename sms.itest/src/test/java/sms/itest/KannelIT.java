package sms.itest;

import static org.junit.Assert.assertEquals;
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
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Composer;
import sms.api.compose.Draft;
import sms.api.compose.KeywordResolver;
import sms.api.compose.Prepared;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.SendingMode;
import sms.api.host.CallerContext;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.api.recap.CampaignProgress;
import sms.api.recap.ModeTotals;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapQuery;
import sms.api.selection.FilterExpression;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientFilter;
import sms.api.selection.RecipientSelector;
import sms.api.selection.Selection;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;
import sms.gateway.http.support.Kannel;
import sms.itest.assembly.Exam;
import sms.itest.assembly.Export;
import sms.itest.examples.BirthdayFilter;
import sms.itest.examples.CanteenKeyword;
import sms.itest.host.TinyHost;
import sms.itest.support.ExampleBundle;

/**
 * The bundles that a host installs, in a framework of their own: a host that is not the demo
 * selects a class, writes to its families, and the SMS travel through a real Kannel.
 */
@RunWith(PaxExam.class)
public class KannelIT {
  private static final int FAMILIES = 100;
  private static final String TEXT =
      "Noël : le goûter de #ENFANT (#CLASSE) a lieu à 16 h, 3 €.\n"
          + "Fête, œuvres, ça & là #1 – merci !";

  @Inject private BundleContext context;

  private final TinyHost host = new TinyHost(FAMILIES);
  private Kannel kannel;

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

  @Test
  public void a_hundred_sms_arrive_through_kannel_with_accents_and_come_back_as_delivered()
      throws Exception {
    Dispatcher dispatcher = service(Dispatcher.class);
    eventually("a gateway", () -> !dispatcher.offers().isEmpty());
    ModeOffer offer = dispatcher.offers().get(0);
    List<Recipient> families = familiesOf3eA();
    assertEquals(FAMILIES, families.size());

    Draft draft =
        new Draft(TEXT, false, Optional.of(offer.tariff()), host.caller().locale(), false);
    Prepared.Message message = ((Prepared.Ready) service(Composer.class).prepare(draft)).message();
    BatchSummary figures = message.summarise(families);
    Map<String, String> expected = new TreeMap<>();
    List<OutboundSms> batch = new ArrayList<>();
    message
        .composeAll(families)
        .map(Composed.Composition.class::cast)
        .forEach(
            c -> {
              expected.put(c.recipient().number().e164(), c.text());
              batch.add(outbound(c));
            });

    SendResult sent =
        dispatcher.send(campaign(offer.mode(), figures), batch.stream(), host.caller());

    long campaign = ((SendResult.Enqueued) sent).campaignId();
    Recap recap = service(Recap.class);
    eventually("all delivered", () -> delivered(recap, campaign) == FAMILIES);
    Map<String, String> received =
        kannel.received().stream()
            .collect(Collectors.toMap(Kannel.Received::to, Kannel.Received::text));
    assertEquals(expected, new TreeMap<>(received));
    assertEquals(FAMILIES, kannel.received().size());

    List<RecapLine> lines = recap.page(allOf(campaign), host.caller()).lines();
    assertEquals(FAMILIES, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.state() == SmsState.DELIVERED));
    ModeTotals.Total total = recap.totals(allOf(campaign), host.caller()).total();
    assertEquals(FAMILIES, total.messages());
    assertEquals(figures.parts(), total.parts());
    assertEquals("the price shown is the price paid", figures.cost(), total.cost());
    System.out.println(
        "Kannel: "
            + received.size()
            + " received, recap says "
            + delivered(recap, campaign)
            + " delivered, "
            + total.parts()
            + " SMS billed, "
            + total.cost().amount()
            + " EUR");
  }

  @Test
  public void the_same_campaign_key_sends_once() throws Exception {
    Dispatcher dispatcher = service(Dispatcher.class);
    eventually("a gateway", () -> !dispatcher.offers().isEmpty());
    ModeOffer offer = dispatcher.offers().get(0);
    Draft draft =
        new Draft("Bonjour", false, Optional.of(offer.tariff()), host.caller().locale(), false);
    Prepared.Message message = ((Prepared.Ready) service(Composer.class).prepare(draft)).message();
    List<Recipient> one = familiesOf3eA().subList(0, 1);
    Campaign campaign = campaign(offer.mode(), message.summarise(one));
    OutboundSms sms = outbound((Composed.Composition) message.compose(one.get(0)));
    int before = kannel.received().size();

    SendResult first = dispatcher.send(campaign, List.of(sms).stream(), host.caller());
    SendResult second = dispatcher.send(campaign, List.of(sms).stream(), host.caller());

    long id = ((SendResult.Enqueued) first).campaignId();
    assertEquals(new SendResult.AlreadyEnqueued(id), second);
    Recap recap = service(Recap.class);
    eventually("delivered", () -> delivered(recap, id) == 1);
    assertEquals(before + 1, kannel.received().size());
  }

  @Test
  public void a_third_partys_filter_comes_and_goes_without_a_restart() throws Exception {
    RecipientSelector selector = service(RecipientSelector.class);
    var filter =
        context.registerService(RecipientFilter.class, new BirthdayFilter(), new Hashtable<>());

    eventually("the filter is there", () -> hasFilter(selector, "example.birthday"));
    filter.unregister();
    eventually("the filter is gone", () -> !hasFilter(selector, "example.birthday"));
  }

  @Test
  public void a_third_partys_keyword_bundle_gives_every_recipient_a_value_until_it_is_uninstalled()
      throws Exception {
    Composer composer = service(Composer.class);
    Draft draft =
        new Draft(
            "Cantine : #CANTINE{à la maison}",
            false,
            Optional.empty(),
            host.caller().locale(),
            false);
    assertTrue(composer.prepare(draft) instanceof Prepared.Invalid);

    Bundle bundle =
        context.installBundle(
            "example:canteen", ExampleBundle.of(CanteenKeyword.class, KeywordResolver.class));
    bundle.start();
    eventually("the keyword is there", () -> hasKeyword(composer, "CANTINE"));
    Set<String> texts =
        ((Prepared.Ready) composer.prepare(draft))
            .message()
            .composeAll(familiesOf3eA())
            .filter(Composed.Composition.class::isInstance)
            .map(c -> ((Composed.Composition) c).text())
            .collect(Collectors.toSet());
    assertEquals(Set.of("Cantine : 12:15"), texts);

    bundle.uninstall();
    eventually("the keyword is gone", () -> !hasKeyword(composer, "CANTINE"));
    assertTrue(composer.prepare(draft) instanceof Prepared.Invalid);
  }

  private static boolean hasFilter(RecipientSelector selector, String id) {
    return selector.filters().stream().anyMatch(filter -> filter.id().equals(id));
  }

  private boolean hasKeyword(Composer composer, String name) {
    return composer.keywords(host.caller().locale()).stream()
        .anyMatch(keyword -> keyword.name().equals(name));
  }

  private List<Recipient> familiesOf3eA() throws Exception {
    RecipientSelector selector = service(RecipientSelector.class);
    eventually("the class filter", () -> hasFilter(selector, "class"));
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
        ((SelectionResult.Selected) selector.select(request, host.caller())).selection();
    return selection.recipients();
  }

  private static RecapQuery allOf(long campaign) {
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
        OptionalLong.empty(),
        RecapQuery.MAX_LIMIT);
  }

  private Campaign campaign(SendingMode mode, BatchSummary figures) {
    return new Campaign(
        UUID.randomUUID(),
        host.caller().userId(),
        host.caller().displayName(),
        host.caller().workstation(),
        Purpose.INFORMATION,
        mode,
        Optional.empty(),
        TEXT,
        "3e A",
        Optional.empty(),
        Instant.now().plus(Duration.ofHours(1)),
        figures.parts(),
        figures.cost());
  }

  private static OutboundSms outbound(Composed.Composition c) {
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

  private long delivered(Recap recap, long campaign) {
    return recap
        .progress(campaign, host.caller())
        .map(CampaignProgress::byState)
        .map(states -> states.getOrDefault(SmsState.DELIVERED, 0L))
        .orElse(0L);
  }

  private void configure(String pid, Map<String, Object> settings) throws Exception {
    service(ConfigurationAdmin.class).getConfiguration(pid, "?").update(new Hashtable<>(settings));
  }

  private <T> T service(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    T service = tracker.waitForService(60_000);
    assertTrue("no " + type.getName(), service != null);
    return service;
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
