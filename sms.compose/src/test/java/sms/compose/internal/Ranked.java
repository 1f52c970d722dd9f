package sms.compose.internal;

import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** A reference that orders as the framework's: by ranking, then who was there first. */
record Ranked<S>(int ranking, long id) implements ServiceReference<S> {
  static <S> ServiceReference<S> reference(int ranking, long id) {
    return new Ranked<>(ranking, id);
  }

  @Override
  public int compareTo(Object other) {
    Comparator<Ranked<?>> byRanking = Comparator.comparingInt(Ranked::ranking);
    Comparator<Ranked<?>> latestFirst = Comparator.<Ranked<?>>comparingLong(Ranked::id).reversed();
    return byRanking.thenComparing(latestFirst).compare(this, (Ranked<?>) other);
  }

  @Override
  public Object getProperty(String key) {
    return getProperties().get(key);
  }

  @Override
  public String[] getPropertyKeys() {
    return new String[] {Constants.SERVICE_RANKING, Constants.SERVICE_ID};
  }

  @Override
  public Dictionary<String, Object> getProperties() {
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, ranking);
    properties.put(Constants.SERVICE_ID, id);
    return properties;
  }

  @Override
  public Bundle getBundle() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Bundle[] getUsingBundles() {
    return new Bundle[0];
  }

  @Override
  public boolean isAssignableTo(Bundle bundle, String className) {
    return true;
  }

  @Override
  public <A> A adapt(Class<A> type) {
    throw new UnsupportedOperationException();
  }
}
