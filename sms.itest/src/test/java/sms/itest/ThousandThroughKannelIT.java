package sms.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import sms.api.compose.Composed;
import sms.api.compose.Encoding;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.recap.CampaignProgress;
import sms.api.recap.RecapLine;
import sms.api.selection.Recipient;
import sms.gateway.http.support.Kannel;

/**
 * 1,000 SMS of mixed length and alphabet through a real Kannel, once in peace and once with Kannel
 * killed and started again in the middle.
 */
@RunWith(PaxExam.class)
public class ThousandThroughKannelIT extends SchoolWithKannel {
  private static final int MESSAGES = 1000;

  /** Most calls under way at once: the gateway's default. */
  private static final int WINDOW = 16;

  /** Every character of 3GPP TS 23.038's basic table that can be typed, and of its extension. */
  private static final String GSM =
      "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"¤%&'()*+,-./0123456789:;<=>?¡"
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\n€[]{}~^|\\";

  private static final List<String> UCS2 =
      List.of("ç", "ê", "œ", "’", "«", "»", "…", "é", "a", "e", " ", "日", "ж", "😀", "🎒");

  public ThousandThroughKannelIT() {
    super(MESSAGES);
  }

  /** What is sent: number → exact text, and the parts that are billed. */
  private record Expected(String text, int parts) {}

  private final Map<String, Expected> expected = new TreeMap<>();

  @Test
  public void a_thousand_sms_of_any_length_and_alphabet_arrive_unchanged_and_are_reported()
      throws Exception {
    long campaign = send();

    eventually("all delivered", () -> count(campaign, SmsState.DELIVERED) == MESSAGES);

    List<Kannel.Received> received = kannel().received();
    assertEquals("none twice", MESSAGES, received.size());
    received.forEach(this::assertUnchanged);
    System.out.println(
        "Kannel: "
            + received.size()
            + " received in "
            + received.stream().mapToInt(Kannel.Received::parts).sum()
            + " parts, all unchanged, all reported");
  }

  @Test
  public void none_is_lost_and_none_sent_twice_when_kannel_is_killed_and_started_again()
      throws Exception {
    long campaign = send();
    eventually("a third is delivered", () -> count(campaign, SmsState.DELIVERED) > MESSAGES / 3);

    kannel().kill();
    eventually(
        "the work stands still", () -> count(campaign, SmsState.QUEUED) > 0 && still(campaign));
    long before = count(campaign, SmsState.SENT) + count(campaign, SmsState.DELIVERED);
    assertTrue("killed in the middle", before < MESSAGES - WINDOW);
    kannel().startAgain();

    eventually(
        "all settled", () -> progress(campaign).map(CampaignProgress::settled).orElse(false));
    eventually("no more reports come", () -> still(campaign));

    Map<String, SmsState> states =
        lines(campaign).stream()
            .collect(Collectors.toMap(line -> line.number().e164(), RecapLine::state));
    Map<SmsState, Long> counts =
        states.values().stream().collect(Collectors.groupingBy(s -> s, Collectors.counting()));
    System.out.println("Kannel killed in the middle: " + counts);
    long uncertain = counts.getOrDefault(SmsState.UNCERTAIN, 0L);
    long sent = counts.getOrDefault(SmsState.SENT, 0L);
    long delivered = counts.getOrDefault(SmsState.DELIVERED, 0L);
    assertEquals("each in one visible state", MESSAGES, uncertain + sent + delivered);
    assertTrue(uncertain + " uncertain: no more than in flight", uncertain <= WINDOW);

    Map<String, Long> submitted = kannel().submittedTo();
    assertTrue("all that were taken were asked for", submitted.size() >= sent + delivered);
    assertTrue("asked once", submitted.values().stream().allMatch(times -> times == 1));

    List<Kannel.Received> received = kannel().received();
    received.forEach(this::assertUnchanged);
    Set<String> arrived = received.stream().map(Kannel.Received::to).collect(Collectors.toSet());
    assertTrue(
        "Kannel sends again at most what it had not yet noted as sent",
        received.size() - arrived.size() <= WINDOW);
    Set<String> handedOn = kannel().handedOn();
    states.forEach(
        (number, state) ->
            assertTrue(
                "taken by Kannel, so at the far end or handed on by Kannel when it was killed",
                state == SmsState.UNCERTAIN
                    || arrived.contains(number)
                    || handedOn.contains(number)));
    long cutOff = states.keySet().stream().filter(n -> !arrived.contains(n)).count();
    System.out.println("taken by Kannel and cut off by its own death: " + cutOff);
  }

  /** Whether no state changes for three seconds. */
  private boolean still(long campaign) {
    Map<SmsState, Long> now = progress(campaign).map(CampaignProgress::byState).orElse(Map.of());
    try {
      Thread.sleep(3000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return now.equals(progress(campaign).map(CampaignProgress::byState).orElse(Map.of()));
  }

  /**
   * The text, to the character. Kannel lets a surrogate pair straddle two parts, we count as if it
   * did not: a text with such a pair may come in one part less than was billed, never in more.
   */
  private void assertUnchanged(Kannel.Received sms) {
    Expected sent = expected.get(sms.to());
    assertEquals(sent.text(), sms.text());
    boolean pairs = sent.text().codePoints().anyMatch(Character::isSupplementaryCodePoint);
    int fewest = pairs ? sent.parts() - 1 : sent.parts();
    assertTrue(
        sms.parts() + " parts came, " + sent.parts() + " were billed",
        sms.parts() >= fewest && sms.parts() <= sent.parts());
  }

  private long send() throws Exception {
    ModeOffer offer = offer();
    List<Recipient> families = familiesOf3eA();
    assertEquals(MESSAGES, families.size());
    Random random = new Random(7);
    List<OutboundSms> batch = new ArrayList<>();
    Money cost = Money.zero(offer.tariff().currency());
    Map<Encoding, Integer> alphabets = new HashMap<>();
    long parts = 0;
    for (int i = 0; i < MESSAGES; i++) {
      String text = text(i, random);
      Composed.Composition composed =
          (Composed.Composition) prepared(text, offer).compose(families.get(i));
      assertEquals("the text is sent as typed", text, composed.text());
      OutboundSms sms = outbound(composed);
      batch.add(sms);
      parts += sms.parts();
      cost = cost.plus(composed.cost());
      alphabets.merge(composed.segmentation().encoding(), 1, Integer::sum);
      expected.put(sms.number().e164(), new Expected(text, sms.parts()));
    }
    assertEquals("both alphabets", Encoding.values().length, alphabets.size());

    SendResult result =
        service(Dispatcher.class)
            .send(campaign(offer, "1 000 textes", parts, cost), batch.stream(), school().caller());
    return ((SendResult.Enqueued) result).campaignId();
  }

  /** Half of them in the GSM alphabet, of 1 to 1,000 characters; half in UCS-2, of 1 to 500. */
  private static String text(int number, Random random) {
    boolean gsm = number % 2 == 0;
    int length = number % 4 < 2 ? 1 + random.nextInt(60) : 160 + random.nextInt(gsm ? 840 : 340);
    StringBuilder text = new StringBuilder(gsm ? "A" : "ê ");
    while (text.length() < length) {
      text.append(
          gsm
              ? String.valueOf(GSM.charAt(random.nextInt(GSM.length())))
              : UCS2.get(random.nextInt(UCS2.size())));
    }
    return text.append(gsm ? "z" : "ç").toString();
  }
}
