package sms.gateway.http.internal;

import java.util.Locale;
import sms.api.gateway.InboundSms;

/**
 * The word that leads a reply to us where several customers of a provider share a number: « ECOLE
 * STOP ». It is no part of what somebody wrote.
 *
 * @param word upper case; empty string: the number is ours alone
 */
public record ReplyKeyword(String word) {
  public ReplyKeyword {
    word = word.strip().toUpperCase(Locale.ROOT);
  }

  /** The same without the word, when it begins with it. */
  InboundSms removed(InboundSms message) {
    String text = message.text().stripLeading();
    if (word.isEmpty() || !text.toUpperCase(Locale.ROOT).startsWith(word)) {
      return message;
    }
    String rest = text.substring(Math.min(word.length(), text.length()));
    if (!rest.isEmpty() && Character.isLetterOrDigit(rest.charAt(0))) {
      return message; // a longer word
    }
    return new InboundSms(
        message.providerId(), message.from(), rest.strip(), message.wish(), message.at());
  }
}
