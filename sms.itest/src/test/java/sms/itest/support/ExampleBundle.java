package sms.itest.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A third party's bundle of one component, as bnd would make it of the documented class. */
public final class ExampleBundle {
  private ExampleBundle() {}

  /** The jar, to be installed. */
  public static InputStream of(Class<?> component, Class<?> service) throws IOException {
    String file = component.getName().replace('.', '/') + ".class";
    String declaration = "OSGI-INF/" + component.getName() + ".xml";
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (InputStream code = component.getClassLoader().getResourceAsStream(file);
        JarOutputStream out = new JarOutputStream(jar, manifest(component, declaration))) {
      out.putNextEntry(new JarEntry(file));
      code.transferTo(out);
      out.putNextEntry(new JarEntry(declaration));
      out.write(
          """
          <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%1$s">
            <implementation class="%1$s"/>
            <service><provide interface="%2$s"/></service>
          </scr:component>
          """
              .formatted(component.getName(), service.getName())
              .getBytes(StandardCharsets.UTF_8));
    }
    return new ByteArrayInputStream(jar.toByteArray());
  }

  private static Manifest manifest(Class<?> component, String declaration) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", component.getName());
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Service-Component", declaration);
    main.putValue(
        "Import-Package",
        "sms.api.compose;version=\"[1,2)\",sms.api.host;version=\"[1,2)\","
            + "sms.api.selection;version=\"[1,2)\"");
    return manifest;
  }
}
