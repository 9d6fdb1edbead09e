package io.storeflow.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that start with half the work: a first one notes how its classes were loaded and linked
 * (JEP 514), and all others go on from there. That takes jars instead of folders of classes. The
 * first start costs more, so it is for whole runs: where {@code CI} is set.
 */
final class QuickStart {
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final @Nullable Path FOLDER = System.getenv("CI") == null ? null : folder();

  /** The lock of a file holds other processes off, not other threads of this one. */
  private static final ReentrantLock HERE = new ReentrantLock();

  private QuickStart() {}

  /** The class path, and the notes of the first start if there are any. */
  static List<String> arguments() {
    if (FOLDER == null || !Files.exists(cache(FOLDER))) return List.of("-cp", CLASS_PATH);
    // A node with another collector or other classes does without, and says nothing of it.
    return List.of("-cp", jars(FOLDER), "-XX:AOTCache=" + cache(FOLDER), "-Xlog:disable");
  }

  /**
   * Makes the notes if nobody has, and nobody is just doing it. Once only: where it fails, on a
   * machine that is too busy, nodes start as slowly as without.
   *
   * @param first starts a node with these arguments and ends it again
   */
  static void prepare(Consumer<List<String>> first) {
    if (FOLDER == null || isTried(FOLDER) || !HERE.tryLock()) return;
    try {
      prepare(FOLDER, first);
    } finally {
      HERE.unlock();
    }
  }

  private static void prepare(Path folder, Consumer<List<String>> first) {
    var lock = folder.resolve("lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var mine = channel.tryLock()) {
      if (mine == null || isTried(folder)) return;
      Files.createFile(tried(folder));
      for (var part : folders()) jar(part, jarOf(folder, part));
      var fresh = folder.resolve("fresh.aot");
      first.accept(List.of("-cp", jars(folder), "-XX:AOTCacheOutput=" + fresh));
      if (Files.exists(fresh)) Files.move(fresh, cache(folder));
    } catch (AssertionError tooSlow) {
      System.err.println("Nodes start without notes of their classes: " + tooSlow.getMessage());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isTried(Path folder) {
    return Files.exists(tried(folder));
  }

  private static Path tried(Path folder) {
    return folder.resolve("tried");
  }

  private static Path cache(Path folder) {
    return folder.resolve("node.aot");
  }

  private static String jars(Path folder) {
    return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
        .map(part -> Files.isDirectory(Path.of(part)) ? jarOf(folder, Path.of(part)) : part)
        .map(Object::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jarOf(Path folder, Path classes) {
    return folder.resolve(classes.getFileName() + ".jar");
  }

  private static List<Path> folders() {
    return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::isDirectory)
        .toList();
  }

  private static void jar(Path classes, Path to) throws IOException {
    try (var jar = new ZipOutputStream(Files.newOutputStream(to));
        Stream<Path> files = Files.walk(classes)) {
      jar.setLevel(0);
      // Folders as well: Spring looks for its classes by them.
      for (var file : files.filter(it -> !it.equals(classes)).sorted().toList()) {
        boolean folder = Files.isDirectory(file);
        jar.putNextEntry(new ZipEntry(classes.relativize(file) + (folder ? "/" : "")));
        if (!folder) Files.copy(file, jar);
      }
    }
  }

  /** Named after the classes as they are: others need notes of their own. */
  private static Path folder() {
    var all = new CRC32();
    try {
      for (var part : folders()) {
        try (Stream<Path> files = Files.walk(part)) {
          for (var file : files.filter(Files::isRegularFile).sorted().toList())
            all.update((file + " " + Files.getLastModifiedTime(file)).getBytes(UTF_8));
        }
      }
      return Files.createDirectories(
          Path.of("target/node", Long.toHexString(all.getValue())).toAbsolutePath());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
