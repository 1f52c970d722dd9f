package sms.itest.examples;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedService;
import sms.api.gateway.SmsGateway;

/**
 * The whole of a third party's bundle beside its gateway: one {@link SpoolGateway} while the
 * configuration {@code example.modem} names a folder.
 */
public final class ModemActivator implements BundleActivator, ManagedService {
  private BundleContext context;
  private ServiceRegistration<SmsGateway> gateway;

  @Override
  public void start(BundleContext bundle) {
    context = bundle;
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_PID, "example.modem");
    bundle.registerService(ManagedService.class, this, properties);
  }

  @Override
  public synchronized void updated(Dictionary<String, ?> settings) throws ConfigurationException {
    withdraw();
    if (settings == null) {
      return;
    }
    if (!(settings.get("folder") instanceof String folder)) {
      throw new ConfigurationException("folder", "name the spool folder of the modem's program");
    }
    String id = "modem-" + context.getBundle().getVersion();
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, 100);
    gateway =
        context.registerService(
            SmsGateway.class, new SpoolGateway(id, Path.of(folder)), properties);
  }

  /** Returns when the calls under way have ended: the dispatcher sees to that. */
  private void withdraw() {
    if (gateway != null) {
      gateway.unregister();
      gateway = null;
    }
  }

  @Override
  public synchronized void stop(BundleContext bundle) {
    withdraw();
  }
}
