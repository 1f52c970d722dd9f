package sms.ui.contrib.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.ui.contrib.internal.api.TestApi;
import sms.ui.contrib.internal.world.TestServer;
import sms.ui.contrib.internal.world.World;

/** Static files: found, kept by browsers, and nothing else. */
class StaticServletTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    World world = new World(Clock.systemUTC());
    server = new TestServer(world, TestApi.of(world), 0);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** As written, without a client that tidies the path up. */
  private static String raw(String path) throws Exception {
    URI address = server.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: "
                      + address.getAuthority()
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
          .readLine();
    }
  }

  @Test
  void a_file_is_found_with_its_type_and_revalidated_by_its_tag() throws Exception {
    HttpResponse<String> file = get("/sms/ui/sms-compose.js");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("text/javascript;charset=utf-8");
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    String tag = file.headers().firstValue("ETag").orElseThrow();
    assertThat(get("/sms/ui/sms-compose.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("/sms/ui/sms-compose.js", "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
  }

  @Test
  void the_address_with_the_version_is_kept_for_good_and_another_version_is_not_there()
      throws Exception {
    String url = TestServer.files().url("sms-compose.js");
    assertThat(get(url).headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(get(url.replaceFirst("v-.", "v-?")).statusCode()).isNotEqualTo(200);
  }

  @Test
  void a_browser_that_can_gets_it_compressed() throws Exception {
    HttpResponse<String> packed = get("/sms/ui/sms-compose.js", "Accept-Encoding", "gzip, br");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
  }

  @Test
  void the_first_screen_is_at_most_100_kB_over_the_wire() throws Exception {
    // its module, those it imports, the texts
    StaticFiles files = TestServer.files();
    long bytes = 0;
    for (String url :
        Stream.concat(
                files.imports("sms-compose.js"),
                Stream.of(files.url("sms-compose.js"), files.url("text/fr.json")))
            .toList()) {
      bytes += files.find(url.substring("/sms/ui/".length())).orElseThrow().gzip().length;
    }
    assertThat(bytes).isLessThan(100_000);
  }

  @Test
  void a_panel_of_a_record_is_light_and_loads_the_delivery_report_when_one_is_opened() {
    StaticFiles files = TestServer.files();
    List<String> urls = files.imports("sms-history.js").toList();
    assertThat(urls).doesNotContain(files.url("part/trail.js"), files.url("part/schedule.js"));
    long bytes = 0;
    for (String url : urls) {
      bytes += files.find(url.substring("/sms/ui/".length())).orElseThrow().gzip().length;
    }
    assertThat(bytes).isLessThan(25_000);
  }

  @Test
  void a_page_preloads_what_its_screen_imports_and_nothing_else() {
    StaticFiles files = TestServer.files();
    assertThat(files.imports("sms-templates.js"))
        .contains(
            files.url("lib/element.js"),
            files.url("part/template-form.js"),
            files.url("part/phone.js"),
            files.url("lit/lit-html.js"))
        .doesNotContain(files.url("sms-templates.js"), files.url("part/criteria.js"))
        .doesNotHaveDuplicates();
    assertThat(files.imports("lib/key.js")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sms/ui/",
        "/sms/ui",
        "/sms/ui/lib",
        "/sms/ui/lib/",
        "/sms/ui/..",
        "/sms/ui/../../etc/passwd",
        "/sms/ui/lib/../../../../META-INF/MANIFEST.MF",
        "/sms/ui/%2e%2e/%2e%2e/META-INF/MANIFEST.MF",
        "/sms/ui/%2e%2e%2fMETA-INF%2fMANIFEST.MF",
        "/sms/ui/..%5c..%5cMETA-INF%5cMANIFEST.MF",
        "/sms/ui/..;/META-INF/MANIFEST.MF",
        "/sms/ui/%252e%252e/META-INF/MANIFEST.MF",
        "/sms/ui/sms-compose.js%00.png",
        "/sms/ui/%00",
        "/sms/ui//etc/passwd",
        "/sms/ui/file:///etc/passwd",
        "/sms/ui/C:/windows/win.ini",
        "/sms/ui/\\\\host\\share",
        "/sms/ui/META-INF/MANIFEST.MF",
        "/sms/ui/OSGI-INF/sms.ui.contrib.internal.api.ApiServlet.xml",
        "/sms/ui/sms/ui/contrib/internal/messages.properties",
        "/sms/ui/SMS-COMPOSE.JS"
      })
  void nothing_else_is_there(String path) throws Exception {
    assertThat(raw(path)).matches("HTTP/1.1 (400|404).*");
  }

  @Test
  void every_module_imports_files_that_are_there_by_relative_paths() throws Exception {
    // Ours have an import a line; Lit's are minified, with double quotes and no space.
    Pattern imports =
        Pattern.compile("(?m)(?:\\bfrom '|^import ')([^']+)';$|(?:from|import)\"([^\"]+)\"");
    int seen = 0;
    Path folder = Path.of("target/classes/ui");
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".js")).toList()) {
        Matcher found = imports.matcher(Files.readString(path));
        while (found.find()) {
          String target = found.group(1) == null ? found.group(2) : found.group(1);
          assertThat(target).as(path.toString()).matches("\\.\\.?/.*\\.js");
          assertThat(path.resolveSibling(target).normalize()).as(path.toString()).exists();
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(50);
  }
}
