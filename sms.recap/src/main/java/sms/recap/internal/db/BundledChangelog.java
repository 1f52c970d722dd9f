package sms.recap.internal.db;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.List;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;

/** Gives Liquibase the files of this bundle; its own accessors do not know bundle addresses. */
final class BundledChangelog extends AbstractResourceAccessor {
  @Override
  public List<Resource> getAll(String path) {
    Bundled resource = new Bundled(path);
    return resource.exists() ? List.of(resource) : List.of();
  }

  @Override
  public List<Resource> search(String path, boolean recursive) {
    return List.of();
  }

  @Override
  public List<String> describeLocations() {
    return List.of("sms.recap");
  }

  @Override
  public void close() {
    // holds nothing
  }

  private static final class Bundled extends AbstractResource {
    Bundled(String path) {
      super(path, URI.create("bundled:" + path));
    }

    @Override
    public boolean exists() {
      return url() != null;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      URL url = url();
      if (url == null) {
        throw new FileNotFoundException(getPath());
      }
      return url.openStream();
    }

    @Override
    public Resource resolve(String other) {
      return new Bundled(resolvePath(other));
    }

    @Override
    public Resource resolveSibling(String other) {
      return new Bundled(resolveSiblingPath(other));
    }

    private @Nullable URL url() {
      return BundledChangelog.class.getClassLoader().getResource(getPath());
    }
  }
}
