package sms.selection.internal.filter;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.PortalAccount;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.FilterParameter.Kind;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.message.Messages;

/**
 * <i>Jamais connectés</i>: whoever has an account of the portal and has never used it, or still has
 * the first password. Asked of the addressee: of a couple the one who has connected is left out.
 * Whoever has no account is not kept: there is nothing to connect to.
 */
@Component
public final class NeverConnectedFilter implements RecipientFilter {
  private static final String STATE = "state";

  private final Choices states = Choices.constants(State.class, "neverConnected");

  /** What is asked of an account. */
  enum State {
    /** Never used. */
    NEVER_CONNECTED {
      @Override
      boolean holds(PortalAccount account) {
        return account.neverConnected();
      }
    },
    /** The first password was never replaced. */
    CREDENTIALS_UNCHANGED {
      @Override
      boolean holds(PortalAccount account) {
        return !account.credentialsChanged();
      }
    };

    abstract boolean holds(PortalAccount account);
  }

  @Override
  public String id() {
    return "neverConnected";
  }

  @Override
  public String label(Locale locale) {
    return Messages.in(locale).text("neverConnected.label");
  }

  @Override
  public String help(Locale locale) {
    return Messages.in(locale).text("neverConnected.help");
  }

  @Override
  public int order() {
    return 600;
  }

  @Override
  public Set<RecordType> sources() {
    return EnumSet.allOf(RecordType.class);
  }

  @Override
  public List<FilterParameter> parameters(FilterContext context) {
    return List.of(
        new FilterParameter(
            STATE,
            Messages.in(context.locale()).text("neverConnected.state.label"),
            Kind.CHOICE,
            states.offered(context),
            Optional.of(State.NEVER_CONNECTED.name())));
  }

  /** Without a state it means never connected. */
  @Override
  public CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
    Arguments read = new Arguments(arguments, Set.of(STATE), context);
    Optional<String> state = read.choice(STATE, states);
    return read.invalid()
        .orElseGet(
            () ->
                ready(
                    state.map(State::valueOf).orElse(State.NEVER_CONNECTED),
                    context.directory(),
                    read.messages()));
  }

  private static CompiledFilter ready(State state, SchoolDirectory directory, Messages messages) {
    return new CompiledFilter.Ready(
        candidate ->
            directory.portalAccount(candidate.addressee().id()).filter(state::holds).isPresent(),
        messages.text("neverConnected.word." + state));
  }
}
