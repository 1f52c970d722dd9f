package sms.itest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import sms.api.directory.DirectoryFormat;
import sms.api.directory.DirectoryImport;
import sms.api.directory.ImportResult;
import sms.api.host.SchoolDirectory;
import sms.itest.support.ActivatedBundle;

/** Brings {@link MadeUpSchool} into the demo, as a third party's format of school files. */
public final class MadeUpSchoolBundle implements BundleActivator, DirectoryFormat, DirectoryImport {
  /** In the folder that {@code sms.demo.data} names. */
  private static final String SIZE = "families";

  private Path folder = Path.of("");

  /** Puts the bundle there. */
  static void write(Path jar) throws IOException {
    ActivatedBundle.write(
        jar,
        "sms.bench.school",
        "1.0.0",
        "org.osgi.framework,sms.api.directory;version=\"[1,2)\",sms.api.host;version=\"[1,2)\"",
        List.of(MadeUpSchoolBundle.class, MadeUpSchool.class));
  }

  /** Makes a school of that many families, or makes it that big. */
  static void resize(Path folder, int families) throws IOException {
    Files.writeString(folder.resolve(SIZE), Integer.toString(families));
  }

  @Override
  public void start(BundleContext context) {
    folder = Path.of(context.getProperty("sms.demo.data"));
    SchoolDirectory school = new MadeUpSchool(folder.resolve(SIZE));
    context.registerService(DirectoryFormat.class, this, null);
    context.registerService(DirectoryImport.class, this, null);
    context.registerService(SchoolDirectory.class, school, null);
  }

  @Override
  public void stop(BundleContext context) {
    // the framework takes the services back
  }

  @Override
  public String pid() {
    return "sms.bench.school";
  }

  @Override
  public String name() {
    return "Banc d'essai";
  }

  @Override
  public boolean recognises(Path source) {
    return Files.exists(source.resolve(SIZE));
  }

  @Override
  public ImportResult latest(Locale locale) {
    return new ImportResult.Imported(folder.toString(), Instant.now(), 0, 0, 0, 0, List.of());
  }

  @Override
  public ImportResult reimport(Locale locale) {
    return latest(locale);
  }
}
