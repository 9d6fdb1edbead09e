package io.storeflow.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStorageTest {
  private static final String KEY = "12/ab/abcd";

  @TempDir Path above;
  private Path folder;
  private FolderStorage storage;

  @BeforeEach
  void open() {
    folder = above.resolve("media");
    storage = new FolderStorage(folder);
    storage.open();
  }

  @Test
  void keepsFindsReplacesAndDeletes() throws IOException {
    assertThat(storage.find(KEY)).isEmpty();
    storage.put(KEY, bytes("first"));
    storage.put(KEY, bytes("second one"));
    var file = storage.find(KEY).orElseThrow();
    assertThat(file.length()).isEqualTo(10);
    assertThat(file.bytes()).isEqualTo(bytes("second one"));
    assertThat(Path.of(String.valueOf(file.localName()))).hasContent("second one");
    storage.delete(KEY);
    storage.delete(KEY);
    assertThat(storage.has(KEY)).isFalse();
    assertThat(incoming()).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        ".",
        "..",
        "../x",
        "a/../../x",
        "a/..",
        "/etc/passwd",
        "a//b",
        "a/",
        ".x",
        "a\0b",
        "A/B",
        "a\\b",
        "c:\\x",
        "%2e%2e/x",
        "a/.b",
        "a/b..",
        "a b",
        "a\nb",
        "ü"
      })
  void takesNoNameThatCouldLeaveTheFolder(String key) throws IOException {
    assertThatThrownBy(() -> storage.put(key, bytes("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.find(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.delete(key)).isInstanceOf(IllegalArgumentException.class);
    try (var outside = Files.list(above)) {
      assertThat(outside).containsExactly(folder);
    }
  }

  /** Whoever reads meanwhile sees one of the two, never a part or none. */
  @Test
  void isNeverSeenHalfWritten() throws Exception {
    var small = new byte[1];
    var large = new byte[1 << 20];
    Arrays.fill(large, (byte) 7);
    storage.put(KEY, small);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Optional<Boolean>> writes =
          () -> {
            for (int i = 0; i < 20; i++) storage.put(KEY, i % 2 == 0 ? large : small);
            return Optional.empty();
          };
      var both = IntStream.range(0, 2).mapToObj(i -> threads.submit(writes)).toList();
      while (!both.stream().allMatch(done -> done.isDone()))
        assertThat(storage.find(KEY).orElseThrow().bytes()).isIn(small, large);
      for (var done : both) done.get();
    }
    assertThat(incoming()).isEmptyDirectory();
  }

  /** Root may write everywhere, so what refuses is a file where a folder has to be. */
  @Test
  void saysThatTheDiskRefusesAndLeavesNothingBehind() throws IOException {
    Files.writeString(folder.resolve("12"), "in the way");
    assertThatThrownBy(() -> storage.put(KEY, bytes("x")))
        .isInstanceOf(StorageAway.class)
        .hasMessageContaining(folder.toString());
    assertThat(incoming()).isEmptyDirectory();
  }

  /**
   * The folder of a volume that is not mounted is empty: it is not written to, nor taken for the
   * files.
   */
  @Test
  void isAwayWhereTheVolumeIsNotMounted() throws IOException {
    storage.put(KEY, bytes("x"));
    Files.move(folder, above.resolve("unmounted"));
    Files.createDirectory(folder);
    assertThatThrownBy(() -> storage.put(KEY, bytes("y"))).isInstanceOf(StorageAway.class);
    assertThatThrownBy(() -> storage.find(KEY)).isInstanceOf(StorageAway.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void clearsAwayWhatANodeLeftHalfWritten() throws IOException {
    var old = Files.writeString(incoming().resolve("old"), "half");
    var fresh = Files.writeString(incoming().resolve("fresh"), "half");
    var before = Instant.now().minus(Duration.ofHours(25));
    Files.setLastModifiedTime(old, FileTime.from(before));
    var again = new FolderStorage(folder);
    again.open();
    assertThat(again.has(KEY)).isFalse();
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  private Path incoming() {
    return folder.resolve("incoming");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
