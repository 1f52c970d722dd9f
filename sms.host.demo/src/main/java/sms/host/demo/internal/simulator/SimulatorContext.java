package sms.host.demo.internal.simulator;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/** The simulator's own context: its callers are programs with a key, not signed-in people. */
@Component(service = ServletContextHelper.class)
@HttpWhiteboardContext(name = SimulatorContext.NAME, path = "/simulator")
public final class SimulatorContext extends ServletContextHelper {
  static final String NAME = "sms-simulator";
  static final String SELECT = "(osgi.http.whiteboard.context.name=" + NAME + ")";
}
