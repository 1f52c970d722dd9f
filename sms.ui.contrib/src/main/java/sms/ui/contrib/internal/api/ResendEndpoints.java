package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sms.api.dispatch.ResendOffer;
import sms.api.dispatch.Resolution;
import sms.api.dispatch.ResolveResult;
import sms.api.dispatch.Resolver;
import sms.api.dispatch.SmsState;
import sms.api.problem.Problem;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.ui.contrib.internal.api.Views.Amount;

/** Sends again, in one go, what did not arrive; never what is uncertain. */
final class ResendEndpoints implements Endpoints {
  private static final Set<SmsState> FAILED =
      Arrays.stream(SmsState.values())
          .filter(SmsState::maySendAgain)
          .filter(state -> state != SmsState.UNCERTAIN)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(SmsState.class)));

  private final Installed installed;
  private final RecapQueries queries;

  ResendEndpoints(Installed installed) {
    this.installed = requireNonNull(installed);
    this.queries = new RecapQueries(installed);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/recap/failed", Access.SENDER, this::failed),
        Route.post("/recap/failed/resend", Access.SENDER, this::resend));
  }

  /** Of the newest that failed and that the filters fit, those that the caller may send again. */
  private Reply failed(Call call) {
    RecapQuery query = queries.of(call).page(OptionalLong.empty(), RecapQuery.MAX_LIMIT);
    Set<SmsState> states = EnumSet.copyOf(FAILED);
    if (!query.states().isEmpty()) {
      states.retainAll(query.states());
    }
    if (states.isEmpty()) {
      return Reply.ok(OfferView.of(resolver(call).offer(List.of(), call.caller()), false));
    }
    RecapPage page = installed.recap(call).page(query.in(states), call.caller());
    List<Long> ids = page.lines().stream().map(RecapLine::id).toList();
    return Reply.ok(
        OfferView.of(resolver(call).offer(ids, call.caller()), page.next().isPresent()));
  }

  private Resolver resolver(Call call) {
    return installed.resolver(call);
  }

  /**
   * Each is an SMS of its own, sent once whoever clicks how often. Stops at the first that is
   * refused, a quota that is used up: what follows would be refused as well.
   */
  private Reply resend(Call call) {
    ResendBody body = call.body(ResendBody.class);
    if (body.sms() == null || body.sms().isEmpty() || body.sms().size() > RecapQuery.MAX_LIMIT) {
      throw call.refused(400, "body.unreadable");
    }
    Resolver resolver = resolver(call);
    ResendOffer offer = resolver.offer(body.sms(), call.caller());
    if (!offer.smsIds().equals(body.sms()) || offer.cost().micros() != body.micros()) {
      throw call.refused(409, "resend.changed");
    }
    List<Long> campaigns = new ArrayList<>();
    for (long id : offer.smsIds()) {
      ResolveResult result = resolver.resolve(id, Resolution.RESEND, call.caller());
      if (result instanceof ResolveResult.Resent resent) {
        campaigns.add(resent.campaignId());
      } else if (result instanceof ResolveResult.Refused refused) {
        return Reply.ok(new ResentView(campaigns.size(), refused.problem()));
      } else {
        throw new IllegalStateException("sent again, it is " + result);
      }
    }
    return Reply.ok(new ResentView(campaigns.size(), null));
  }

  /**
   * What can be sent again.
   *
   * @param sms ids
   * @param parts SMS that would be billed
   * @param more there are older ones, too many for one go
   */
  record OfferView(List<Long> sms, long parts, Amount cost, boolean more) {
    static OfferView of(ResendOffer offer, boolean more) {
      return new OfferView(offer.smsIds(), offer.parts(), Amount.of(offer.cost()), more);
    }
  }

  /**
   * What was offered and confirmed.
   *
   * @param micros the price that was shown
   */
  record ResendBody(@Nullable List<Long> sms, long micros) {}

  /**
   * What came of it.
   *
   * @param resent how many are being sent again
   * @param problem why not all
   */
  record ResentView(int resent, @Nullable Problem problem) {}
}
