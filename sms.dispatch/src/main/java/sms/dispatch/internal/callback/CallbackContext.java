package sms.dispatch.internal.callback;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/**
 * A context of its own for the providers' calls: the host's login filter stands in the default one,
 * and a provider cannot log in.
 */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = CallbackContext.NAME, path = "/sms/dlr")
public final class CallbackContext extends ServletContextHelper {
  static final String NAME = "sms.callback";
  static final String SELECT = "(osgi.http.whiteboard.context.name=" + NAME + ")";
}
