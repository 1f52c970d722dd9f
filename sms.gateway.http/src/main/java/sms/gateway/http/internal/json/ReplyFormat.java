package sms.gateway.http.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.gateway.RawCallback;
import sms.gateway.http.internal.Numbers;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** How an SMS that somebody sends to us looks: the settings {@code reply.*}. */
public final class ReplyFormat {
  private final CallShape shape;
  private final String from;
  private final String text;
  private final Optional<String> id;
  private final Optional<String> time;
  private final ReportTime times;

  private ReplyFormat(
      CallShape shape,
      String from,
      String text,
      Optional<String> id,
      Optional<String> time,
      ReportTime times) {
    this.shape = shape;
    this.from = from;
    this.text = text;
    this.id = id;
    this.time = time;
    this.times = times;
  }

  /**
   * Empty when none is described.
   *
   * @param source json, query or form, when {@code reply.source} does not say
   */
  public static Optional<ReplyFormat> of(Settings settings, String source) {
    Optional<String> from = settings.optional("reply.from");
    Optional<String> text = settings.optional("reply.text");
    if (from.isPresent() != text.isPresent()) {
      throw new SettingException(
          from.isPresent() ? "reply.text" : "reply.from",
          "is missing: a reply has both, say where");
    }
    if (from.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    CallShape shape = CallShape.of(settings, "reply.", source);
    return Optional.of(
        new ReplyFormat(
            shape,
            shape.place("reply.from", from.get()),
            shape.place("reply.text", text.get()),
            settings.optional("reply.id").map(place -> shape.place("reply.id", place)),
            settings.optional("reply.time").map(place -> shape.place("reply.time", place)),
            ReportTime.of(settings, "reply.")));
  }

  /** The SMS in a call; empty: it is no call of this kind. */
  public Optional<CallbackResult.Inbound> read(RawCallback callback) {
    Optional<List<CallShape.Fields>> things = shape.read(callback);
    if (things.isEmpty()
        || things.get().stream()
            .anyMatch(fields -> fields.get(from).isEmpty() || fields.get(text).isEmpty())) {
      return Optional.empty();
    }
    List<InboundSms> messages = new ArrayList<>();
    for (CallShape.Fields fields : things.get()) {
      // what comes from a name or a short code is nobody to answer
      fields
          .get(from)
          .flatMap(Numbers::read)
          .ifPresent(
              number ->
                  messages.add(
                      new InboundSms(
                          id.flatMap(fields::get),
                          number,
                          fields.get(text).orElse(""),
                          Wish.NONE,
                          time.flatMap(fields::get).flatMap(times::read))));
    }
    return Optional.of(new CallbackResult.Inbound(messages));
  }
}
