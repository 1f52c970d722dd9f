package sms.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Composer;
import sms.api.compose.Draft;
import sms.api.compose.KeywordResolver;
import sms.api.compose.Prepared;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.recap.ModeTotals;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientFilter;
import sms.gateway.http.support.Kannel;
import sms.itest.examples.BirthdayFilter;
import sms.itest.examples.CanteenKeyword;
import sms.itest.support.ExampleBundle;

/**
 * The bundles that a host installs, in a framework of their own: a host that is not the demo
 * selects a class, writes to its families, and the SMS travel through a real Kannel.
 */
@RunWith(PaxExam.class)
public class KannelIT extends SchoolWithKannel {
  private static final int FAMILIES = 100;
  private static final String TEXT =
      "Noël : le goûter de #ENFANT (#CLASSE) a lieu à 16 h, 3 €.\n"
          + "Fête, œuvres, ça & là #1 – merci !";

  public KannelIT() {
    super(FAMILIES);
  }

  @Test
  public void a_hundred_sms_arrive_through_kannel_with_accents_and_come_back_as_delivered()
      throws Exception {
    ModeOffer offer = offer();
    Dispatcher dispatcher = service(Dispatcher.class);
    List<Recipient> families = familiesOf3eA();
    assertEquals(FAMILIES, families.size());

    Prepared.Message message = prepared(TEXT, offer);
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
        dispatcher.send(
            campaign(offer, TEXT, figures.parts(), figures.cost()),
            batch.stream(),
            school().caller());

    long campaign = ((SendResult.Enqueued) sent).campaignId();
    Recap recap = service(Recap.class);
    eventually("all delivered", () -> count(campaign, SmsState.DELIVERED) == FAMILIES);
    Map<String, String> received =
        kannel().received().stream()
            .collect(Collectors.toMap(Kannel.Received::to, Kannel.Received::text));
    assertEquals(expected, new TreeMap<>(received));
    assertEquals(FAMILIES, kannel().received().size());

    List<RecapLine> lines = recap.page(allOf(campaign), school().caller()).lines();
    assertEquals(FAMILIES, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.state() == SmsState.DELIVERED));
    ModeTotals.Total total = recap.totals(allOf(campaign), school().caller()).total();
    assertEquals(FAMILIES, total.messages());
    assertEquals(figures.parts(), total.parts());
    assertEquals("the price shown is the price paid", figures.cost(), total.cost());
    System.out.println(
        "Kannel: "
            + received.size()
            + " received, recap says "
            + count(campaign, SmsState.DELIVERED)
            + " delivered, "
            + total.parts()
            + " SMS billed, "
            + total.cost().amount()
            + " EUR");
  }

  @Test
  public void the_same_campaign_key_sends_once() throws Exception {
    ModeOffer offer = offer();
    Dispatcher dispatcher = service(Dispatcher.class);
    Prepared.Message message = prepared("Bonjour", offer);
    List<Recipient> one = familiesOf3eA().subList(0, 1);
    BatchSummary figures = message.summarise(one);
    Campaign campaign = campaign(offer, TEXT, figures.parts(), figures.cost());
    OutboundSms sms = outbound((Composed.Composition) message.compose(one.get(0)));
    int before = kannel().received().size();

    SendResult first = dispatcher.send(campaign, List.of(sms).stream(), school().caller());
    SendResult second = dispatcher.send(campaign, List.of(sms).stream(), school().caller());

    long id = ((SendResult.Enqueued) first).campaignId();
    assertEquals(new SendResult.AlreadyEnqueued(id), second);
    eventually("delivered", () -> count(id, SmsState.DELIVERED) == 1);
    assertEquals(before + 1, kannel().received().size());
  }

  @Test
  public void a_third_partys_filter_comes_and_goes_without_a_restart() throws Exception {
    var filter =
        context().registerService(RecipientFilter.class, new BirthdayFilter(), new Hashtable<>());

    eventually("the filter is there", () -> hasFilter("example.birthday"));
    filter.unregister();
    eventually("the filter is gone", () -> !hasFilter("example.birthday"));
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
            school().caller().locale(),
            false);
    assertTrue(composer.prepare(draft) instanceof Prepared.Invalid);

    Bundle bundle =
        context()
            .installBundle(
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

  private boolean hasKeyword(Composer composer, String name) {
    return composer.keywords(school().caller().locale()).stream()
        .anyMatch(keyword -> keyword.name().equals(name));
  }
}
