package sms.ui.contrib.internal.api;

import java.util.List;

/** Some endpoints about one thing. */
interface Endpoints {
  List<Route> routes();
}
