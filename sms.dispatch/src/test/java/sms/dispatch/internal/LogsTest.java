package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.await;
import static sms.dispatch.internal.School.sms;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.testing.LedgerGateway;

class LogsTest {
  private static final String CANARY = "canary-password";

  private final School school = new School();
  private final Logger logger = (Logger) LoggerFactory.getLogger("sms.dispatch");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.TRACE);
  }

  @AfterEach
  void close() {
    school.close();
    logger.detachAppender(appender);
    logger.setLevel(null);
  }

  @Test
  void neither_number_nor_text_nor_what_a_gateway_throws_is_logged() {
    LedgerGateway gateway =
        school.bind(
            new LedgerGateway("one")
                .behaves(
                    request -> {
                      String text = request.items().get(0).text();
                      if (text.endsWith("1")) {
                        throw new IllegalStateException(text + " to +33612345678");
                      }
                      return LedgerGateway.always(
                              new SubmitResult.Unknown(FailureReason.OTHER, text))
                          .apply(request);
                    }));
    school.outbox.goAway("record");
    SmsDispatcher dispatcher = school.dispatcher();
    dispatcher.send(
        school.campaign(10),
        IntStream.range(0, 10).mapToObj(i -> sms(CANARY + i, Optional.empty(), false)),
        SECRETARY);
    await(() -> gateway.calls() == 10);
    School.pause(200);
    school.outbox.comeBack();
    await(() -> school.outbox.count(SmsState.UNCERTAIN) == 10);
    school.unbind(gateway);

    List<String> lines =
        List.copyOf(appender.list).stream()
            .map(
                e ->
                    e.getFormattedMessage()
                        + (e.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(e.getThrowableProxy())))
            .collect(Collectors.toList());
    assertThat(lines).anyMatch(l -> l.contains("gateway failed gateway=one"));
    assertThat(lines).noneMatch(l -> l.contains(CANARY) || l.contains("612345678"));
  }
}
