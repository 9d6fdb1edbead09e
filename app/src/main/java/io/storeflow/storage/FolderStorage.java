package io.storeflow.storage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Files in a folder. Each is written beside the others in {@code incoming}, flushed to the disk and
 * moved to its place, so that half a file is never seen, whatever dies. {@code incoming} is made
 * when the folder has proved to be the right one: where it is missing later, the volume is not
 * mounted, and nothing is written to the disk below.
 */
final class FolderStorage implements FileStorage {
  private static final Pattern KEY = Pattern.compile("[a-z0-9]+(?:[-./][a-z0-9]+)*");
  private static final int LONGEST_KEY = 200;

  /** File systems that may wait for the network: the server must not send from them by itself. */
  private static final List<String> OF_NETWORKS =
      List.of("nfs", "cifs", "smb", "fuse", "9p", "ceph", "gluster", "lustre", "afs", "virtiofs");

  /** What a node that died left half written is older; no file takes so long. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final Path folder;
  private final Path incoming;
  private volatile boolean isOpen;
  private volatile boolean onThisMachine;

  FolderStorage(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    incoming = this.folder.resolve("incoming");
  }

  /** Whether the folder is on a disk of this machine, as far as its file system's name says. */
  private static boolean isOnThisMachine(Path folder) throws IOException {
    var type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
    return OF_NETWORKS.stream().noneMatch(type::startsWith);
  }

  @Override
  public void open() {
    try {
      Files.createDirectories(incoming);
      onThisMachine = isOnThisMachine(folder);
      clear(incoming);
      clear(folder.resolve(PROBES));
    } catch (IOException failure) {
      throw away(failure);
    }
    isOpen = true;
  }

  @Override
  public void put(String key, byte[] bytes) {
    put(key, out -> write(out, ByteBuffer.wrap(bytes)));
  }

  @Override
  public void put(String key, Path file) {
    put(
        key,
        out -> {
          try (var in = FileChannel.open(file, READ)) {
            for (long at = 0; at < in.size(); ) at += in.transferTo(at, in.size() - at, out);
          }
        });
  }

  /** What writes a file. */
  private interface Content {
    void to(FileChannel out) throws IOException;
  }

  private void put(String key, Content content) {
    var place = place(key);
    var part = incoming.resolve(UUID.randomUUID().toString());
    try {
      try (var channel = FileChannel.open(part, CREATE_NEW, WRITE)) {
        content.to(channel);
        channel.force(true);
      }
      move(part, place);
    } catch (IOException failure) {
      deleteQuietly(part);
      throw away(failure);
    }
  }

  @Override
  public Optional<StoredFile> find(String key) {
    var place = place(key);
    try {
      long length = Files.size(place);
      return Optional.of(
          new StoredFile(
              length, onThisMachine ? place.toString() : null, () -> Files.newInputStream(place)));
    } catch (NoSuchFileException missing) {
      if (isOpen && !Files.isDirectory(incoming)) throw away(missing);
      return Optional.empty();
    } catch (IOException failure) {
      throw away(failure);
    }
  }

  @Override
  public boolean has(String key) {
    return find(key).isPresent();
  }

  @Override
  public void delete(String key) {
    try {
      Files.deleteIfExists(place(key));
    } catch (IOException failure) {
      throw away(failure);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  /** Inside the folder, as no part of a key is empty or begins with a dot. */
  private Path place(String key) {
    if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches())
      throw new IllegalArgumentException("No key of a file: " + key);
    return folder.resolve(key);
  }

  private static void write(FileChannel channel, ByteBuffer left) throws IOException {
    while (left.hasRemaining()) channel.write(left);
  }

  private void move(Path part, Path place) throws IOException {
    var parent = above(place);
    boolean isNew = !Files.isDirectory(parent);
    if (isNew) Files.createDirectories(parent);
    Files.move(part, place, ATOMIC_MOVE);
    flush(parent);
    for (var made = parent; isNew && !made.equals(folder); ) {
      made = above(made);
      flush(made);
    }
  }

  /** Every place is below the folder. */
  private static Path above(Path place) {
    return Objects.requireNonNull(place.getParent());
  }

  /** A name is safe when its folder is on the disk. */
  private static void flush(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  private static void clear(Path parts) throws IOException {
    if (!Files.isDirectory(parts)) return;
    var before = Instant.now().minus(LEFT_BEHIND);
    try (var each = Files.newDirectoryStream(parts)) {
      for (var part : each) if (isLeftBehind(part, before)) deleteQuietly(part);
    }
  }

  /** Not what another node has moved to its place since it was listed. */
  private static boolean isLeftBehind(Path part, Instant before) {
    try {
      return Files.getLastModifiedTime(part).toInstant().isBefore(before);
    } catch (IOException moved) {
      return false;
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException later) {
      // The next start clears it away.
    }
  }

  private StorageAway away(IOException failure) {
    return new StorageAway("The files in " + folder + ": " + failure, failure);
  }
}
