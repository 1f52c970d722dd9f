package sms.dispatch.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.gateway.SenderId;
import sms.api.host.Caller;
import sms.api.host.SendingLimits;
import sms.api.host.SendingLimitsProvider;

/**
 * What the school lets its users send: the host's limits, else the configured ones, and the senders
 * to choose from. A component of its own, so that a quota can be changed without interrupting what
 * is being sent.
 */
@Component(service = SendingRules.class, configurationPid = "sms.dispatch.limits")
@Designate(ocd = LimitsConfig.class)
public final class SendingRules {
  private static final Logger LOG = LoggerFactory.getLogger(SendingRules.class);

  /** As configured. */
  private record Configured(SendingLimits limits, List<SenderId> senders) {}

  private volatile Configured configured;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable SendingLimitsProvider host;

  @Activate
  public SendingRules(LimitsConfig config) {
    configured = read(config);
  }

  @Modified
  void modified(LimitsConfig config) {
    configured = read(config);
  }

  SendingRules(SendingLimits limits, List<SenderId> senders) {
    configured = new Configured(limits, List.copyOf(senders));
  }

  /** Asks that host from now on; null: none. */
  void host(@Nullable SendingLimitsProvider provider) {
    host = provider;
  }

  /** Those of that user at this moment. */
  SendingLimits limits(Caller caller) {
    SendingLimitsProvider provider = host;
    Optional<SendingLimits> theirs =
        provider == null ? Optional.empty() : provider.limitsOf(caller);
    return theirs.orElse(configured.limits());
  }

  /** The usual one first; may be empty. */
  List<SenderId> senders() {
    return configured.senders();
  }

  private static Configured read(LimitsConfig config) {
    List<SenderId> senders = new ArrayList<>();
    for (String name : config.senders()) {
      Optional<SenderId> sender = SenderId.parse(name);
      if (sender.isEmpty()) {
        LOG.warn(
            "configuration sms.dispatch.limits: sender “{}” is left out, a sender has 3 to 11"
                + " letters, digits and inner spaces, a letter among them",
            name);
      } else if (!senders.contains(sender.get())) {
        senders.add(sender.get());
      }
    }
    return new Configured(
        new SendingLimits(
            limit("confirmAbove", config.confirmAbove()),
            limit("userPerDay", config.userPerDay()),
            limit("schoolPerDay", config.schoolPerDay())),
        List.copyOf(senders));
  }

  /** 0: none. */
  private static OptionalLong limit(String name, long value) {
    if (value < 0) {
      LOG.warn("configuration sms.dispatch.limits: {}={} is negative, 0 is used", name, value);
    }
    return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
  }
}
