package sms.itest.assembly;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The very jars of the demo, in a framework of their own: all start, and no component waits. Beside
 * them Felix's own, which a host brings to run health checks.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class AssemblyIT {
  private static final Path ETC = Path.of("../cnf/etc").toAbsolutePath().normalize();
  private static final long PATIENCE_MILLIS = 120_000;
  private static final List<String> HEALTH =
      List.of(
          "org.apache.felix.hc.core.impl.CompositeHealthCheck",
          "org.apache.felix.eventadmin.impl.Activator");

  @Inject private BundleContext context;

  @Configuration
  public Option[] demo() throws Exception {
    List<Option> options = Exam.framework(Export.demo());
    for (String type : HEALTH) {
      URL jar = Class.forName(type).getProtectionDomain().getCodeSource().getLocation();
      options.add(bundle(jar.toString()).startLevel(2));
    }
    // the demo's own configuration, which the launcher puts into the home
    options.add(frameworkProperty("felix.fileinstall.dir").value(ETC.toString()));
    options.add(frameworkProperty("felix.fileinstall.filter").value(".*\\.config"));
    options.add(frameworkProperty("felix.fileinstall.noInitialDelay").value("true"));
    options.add(frameworkProperty("felix.fileinstall.enableConfigSave").value("false"));
    options.add(
        frameworkProperty("felix.fileinstall.tmpdir")
            .value(Files.createTempDirectory("fileinstall-").toString()));
    return options(options.toArray(new Option[0]));
  }

  @Test
  public void every_bundle_is_active() {
    List<String> idle =
        Arrays.stream(context.getBundles())
            .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
            .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
            .map(bundle -> bundle.getSymbolicName() + " in state " + bundle.getState())
            .toList();

    assertEquals(List.of(), idle);
  }

  @Test
  public void no_component_of_ours_waits_for_a_service_or_failed() throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    List<String> waiting = waiting();
    while (!waiting.isEmpty() && System.currentTimeMillis() < end) {
      Thread.sleep(100);
      waiting = waiting();
    }

    assertEquals(List.of(), waiting);
  }

  @Test
  public void felix_finds_our_health_checks_by_their_tag_and_is_told_how_things_stand()
      throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    Map<String, Result.Status> expected =
        Map.of(
            "SMS database", Result.Status.OK,
            "SMS gateways", Result.Status.CRITICAL, // none is configured here
            "SMS queue", Result.Status.OK);
    Map<String, Result.Status> found = health();
    while (!found.equals(expected) && System.currentTimeMillis() < end) {
      Thread.sleep(100);
      found = health();
    }

    assertEquals(expected, found);
  }

  private Map<String, Result.Status> health() throws InterruptedException {
    ServiceTracker<HealthCheckExecutor, HealthCheckExecutor> tracker =
        new ServiceTracker<>(context, HealthCheckExecutor.class, null);
    tracker.open();
    try {
      HealthCheckExecutor executor = tracker.waitForService(PATIENCE_MILLIS);
      assertNotNull("nothing runs health checks", executor);
      return executor
          .execute(
              HealthCheckSelector.tags("sms"),
              new HealthCheckExecutionOptions().setForceInstantExecution(true))
          .stream()
          .collect(
              Collectors.toMap(
                  result -> result.getHealthCheckMetadata().getName(),
                  result -> result.getHealthCheckResult().getStatus()));
    } finally {
      tracker.close();
    }
  }

  private List<String> waiting() throws InterruptedException {
    ServiceTracker<ServiceComponentRuntime, ServiceComponentRuntime> tracker =
        new ServiceTracker<>(context, ServiceComponentRuntime.class, null);
    tracker.open();
    try {
      ServiceComponentRuntime components = tracker.waitForService(PATIENCE_MILLIS);
      assertNotNull("no declarative services", components);
      return Arrays.stream(context.getBundles())
          .filter(bundle -> String.valueOf(bundle.getSymbolicName()).startsWith("sms."))
          .flatMap(bundle -> components.getComponentDescriptionDTOs(bundle).stream())
          .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
          .filter(AssemblyIT::waits)
          .map(AssemblyIT::describe)
          .sorted()
          .toList();
    } finally {
      tracker.close();
    }
  }

  private static boolean waits(ComponentConfigurationDTO component) {
    return component.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
        || component.state == ComponentConfigurationDTO.FAILED_ACTIVATION;
  }

  private static String describe(ComponentConfigurationDTO component) {
    List<String> missing =
        Arrays.stream(component.unsatisfiedReferences).map(reference -> reference.name).toList();
    return component.description.name + " lacks " + missing + " " + component.failure;
  }
}
