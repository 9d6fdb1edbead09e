package io.storeflow.pagecache;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.system.ApplicationHome;

/** Says which program renders the pages: nodes of the same jar render the same. */
final class Release {
  private Release() {}

  /** Of this process; of none other where it does not run from a jar, as while it is developed. */
  static String running() {
    return of(new ApplicationHome(Release.class).getSource());
  }

  static String of(@Nullable File source) {
    return source == null || !source.isFile() ? PublicId.random() : ofJar(source);
  }

  /** By the names and checksums of all that is in it. */
  private static String ofJar(File jar) {
    try (var entries = new JarFile(jar)) {
      return Digest.sha256(
          entries.stream()
              .map(entry -> entry.getName() + " " + entry.getCrc())
              .collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
