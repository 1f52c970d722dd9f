package sms.dispatch.internal;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.QuotaScope;
import sms.api.gateway.Money;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.problem.Problem;

/** What can be wrong with a sending or a cancelling, in the user's language: French or English. */
record Problems(Locale locale) {
  private static final Control FRENCH_ELSE =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  Problem notAllowed() {
    return problem("send.notAllowed", "");
  }

  Problem otherUser() {
    return problem("send.otherUser", "");
  }

  Problem modeNotOffered(SendingMode mode) {
    return problem("mode.notOffered", "mode", text("mode." + mode));
  }

  Problem expiryPast() {
    return problem("expires.past", "expires");
  }

  Problem expiryBeforeStart() {
    return problem("expires.beforeStart", "expires");
  }

  Problem deferralPast() {
    return problem("notBefore.past", "notBefore");
  }

  Problem credentialsNotAllowed() {
    return problem("send.credentials", "");
  }

  Problem senderUnknown(SenderId sender) {
    return problem("sender.unknown", "sender", sender.value());
  }

  Problem senderNotTaken(SendingMode mode) {
    return problem("sender.notTaken", "sender", text("mode." + mode));
  }

  Problem thresholdNotConfirmed(long threshold, long parts) {
    return problem("send.threshold", "", parts, threshold);
  }

  Problem quotaExceeded(AppendResult.OverQuota over, long parts) {
    return problem(
        over.scope() == QuotaScope.USER ? "send.quota.user" : "send.quota.school",
        "",
        parts,
        Math.max(0, over.limit() - over.used()),
        over.limit());
  }

  Problem nothingToSend() {
    return problem("messages.empty", "");
  }

  Problem changed(long parts, Money cost) {
    return problem("messages.changed", "", parts, text(cost));
  }

  Problem creditTooLow(String gateway, Money left, Money cost) {
    return problem("send.credit", "", text(cost), gateway, text(left));
  }

  private String text(Money amount) {
    NumberFormat money = NumberFormat.getCurrencyInstance(locale);
    money.setCurrency(amount.currency());
    money.setMaximumFractionDigits(4);
    return money.format(amount.amount());
  }

  Problem notEnqueued() {
    return problem("outbox.unavailable", "");
  }

  Problem notCancelled() {
    return problem("cancel.unavailable", "");
  }

  Problem unknownCampaign() {
    return problem("campaign.unknown", "");
  }

  Problem quietUntil(Instant end, ZoneId zone) {
    return problem("expires.quiet", "expires", moment(end, zone));
  }

  Problem resendSettled() {
    return problem("resolve.settled", "");
  }

  Problem notUncertain() {
    return problem("resolve.unknown", "");
  }

  Problem hopeless() {
    return problem("resolve.hopeless", "");
  }

  Problem cannotResend() {
    return problem("resolve.noText", "");
  }

  Problem cannotLookUp() {
    return problem("resolve.noLookup", "");
  }

  Problem providerKnowsNothing(String gateways) {
    return problem("resolve.notFound", "", gateways);
  }

  Problem providerSilent(String gateways) {
    return problem("resolve.noAnswer", "", gateways);
  }

  Problem notResolved() {
    return problem("resolve.unavailable", "");
  }

  Problem notRescheduled() {
    return problem("reschedule.unavailable", "");
  }

  Problem notDeferred() {
    return problem("reschedule.notDeferred", "");
  }

  Problem rescheduleTooLate() {
    return problem("reschedule.tooLate", "");
  }

  private String moment(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofPattern(text("moment"), locale).format(at.atZone(zone));
  }

  private Problem problem(String code, String field, Object... arguments) {
    return new Problem(code, field, new MessageFormat(text(code), locale).format(arguments));
  }

  private String text(String key) {
    return ResourceBundle.getBundle(
            "sms.dispatch.internal.messages", locale, Problems.class.getClassLoader(), FRENCH_ELSE)
        .getString(key);
  }
}
