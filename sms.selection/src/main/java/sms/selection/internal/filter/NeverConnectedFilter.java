package sms.selection.internal.filter;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import sms.api.host.PortalAccount;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.api.portal.Audience;
import sms.api.portal.PortalAccounts;
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

      @Override
      Audience audience() {
        return Audience.NEVER_CONNECTED;
      }
    },
    /** The first password was never replaced. */
    CREDENTIALS_UNCHANGED {
      @Override
      boolean holds(PortalAccount account) {
        return !account.credentialsChanged();
      }

      @Override
      Audience audience() {
        return Audience.PASSWORD_UNCHANGED;
      }
    };

    /** Asked of what the directory knows. */
    abstract boolean holds(PortalAccount account);

    /** The same, asked of the portal. */
    abstract Audience audience();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable PortalAccounts portal;

  /** Asks that portal from now on, which knows it first; null: only the directory. */
  void portal(@Nullable PortalAccounts accounts) {
    portal = accounts;
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

  private CompiledFilter ready(State state, SchoolDirectory directory, Messages messages) {
    PortalAccounts known = portal;
    return new CompiledFilter.Ready(
        candidate -> {
          String person = candidate.addressee().id();
          return known == null
              ? directory.portalAccount(person).filter(state::holds).isPresent()
              : known
                  .account(person)
                  .filter(account -> state.audience().keeps(account.state()))
                  .isPresent();
        },
        messages.text("neverConnected.word." + state));
  }
}
