package sms.dispatch.internal.testing;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import sms.api.host.Caller;
import sms.api.recap.OptOuts;
import sms.api.selection.PhoneNumber;

/** Numbers whose owners answered STOP. */
public final class StoppedNumbers implements OptOuts {
  private final Set<PhoneNumber> numbers;

  public StoppedNumbers(String... numbers) {
    this.numbers = Arrays.stream(numbers).map(PhoneNumber::new).collect(Collectors.toSet());
  }

  @Override
  public Set<PhoneNumber> all() {
    return numbers;
  }

  @Override
  public Set<PhoneNumber> among(Collection<PhoneNumber> some) {
    return some.stream().filter(numbers::contains).collect(Collectors.toSet());
  }

  @Override
  public boolean withdraw(PhoneNumber number, Caller by) {
    throw new UnsupportedOperationException();
  }
}
