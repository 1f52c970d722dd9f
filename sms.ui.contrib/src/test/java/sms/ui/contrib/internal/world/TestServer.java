package sms.ui.contrib.internal.world;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import sms.api.host.Caller;
import sms.ui.contrib.internal.files.StaticFiles;
import sms.ui.contrib.internal.files.StaticServlet;
import sms.ui.contrib.internal.screen.PageServlet;

/**
 * The servlets on the Jetty of the product, behind a login filter as a host has one: the cookie
 * {@code user} says who is there.
 */
public final class TestServer implements AutoCloseable {
  private final Server server;
  private final ServletContextHandler context;

  /** Starts on a free port of the loopback, or on that one. */
  public TestServer(World world, Servlet api, int port) throws Exception {
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    context = new ServletContextHandler("/");
    StaticFiles files = files();
    context.addFilter(new FilterHolder(new Login(world)), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(api), "/sms/api/*");
    context.addServlet(new ServletHolder(new StaticServlet(files)), "/sms/ui/*");
    context.addServlet(new ServletHolder(new PageServlet(files, world)), "/sms/page/*");
    server.setHandler(context);
    server.start();
  }

  /** Where it is, without a slash at the end. */
  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  /** The files as they are built. */
  public static StaticFiles files() {
    Path folder = Path.of("target/classes/ui");
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StaticFiles(contents);
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  private record Login(World world) implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      try {
        world.as(user((HttpServletRequest) request), () -> chain.doFilter(request, response));
      } catch (IOException | ServletException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new ServletException(e);
      }
    }

    private static Caller user(HttpServletRequest request) {
      Cookie[] cookies = request.getCookies();
      String name =
          cookies == null
              ? ""
              : Stream.of(cookies)
                  .filter(cookie -> cookie.getName().equals("user"))
                  .map(Cookie::getValue)
                  .findFirst()
                  .orElse("");
      return Stream.of(World.SECRETARY, World.ADMINISTRATOR, World.SUBSTITUTE, World.BLOCKED)
          .filter(caller -> caller.userId().equals(name))
          .findFirst()
          .orElse(null);
    }
  }
}
