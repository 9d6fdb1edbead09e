package io.storeflow.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipe that nobody writes to blocks as a file does whose network is gone. */
class TimedStorageTest {
  private static final String PIPE = "hangs";
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  @BeforeEach
  void open() {
    new FolderStorage(folder).open();
  }

  @Test
  void isTheStorageThatItTimes() throws IOException {
    var storage = new TimedStorage(new FolderStorage(folder), LONG);
    storage.put("1/ab/abc", new byte[] {1, 2, 3});
    var found = storage.find("1/ab/abc").orElseThrow();
    assertThat(found.bytes()).containsExactly(1, 2, 3);
    try (var in = found.content().open()) {
      assertThat(in.read()).isEqualTo(1);
      assertThat(in.readNBytes(5)).containsExactly(2, 3);
    }
    storage.delete("1/ab/abc");
    assertThat(storage.find("1/ab/abc")).isEmpty();
    assertThat(storage).hasToString(folder.toString());
  }

  @Test
  void saysThatTheFilesAreAwayWhenOneHangs() throws Exception {
    pipe();
    var hanging = new TimedStorage(new FolderStorage(folder), SOON).find(PIPE).orElseThrow();
    assertThatThrownBy(hanging::bytes)
        .isInstanceOf(StorageAway.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("no answer within");
    letGo();
  }

  /** Nobody waits for what has just given no answer; one call at a time tries. */
  @Test
  void sendsOthersAwayAtOnceAfterACallWithoutAnAnswer() throws Exception {
    pipe();
    var storage = new TimedStorage(new FolderStorage(folder), SOON);
    var hanging = storage.find(PIPE).orElseThrow();
    assertThatThrownBy(hanging::bytes).isInstanceOf(StorageAway.class);
    assertThatThrownBy(() -> storage.has("other"))
        .isInstanceOf(StorageAway.class)
        .hasMessageContaining("no answer a moment ago");
    await().until(() -> answers(storage));
    assertThat(storage.has("other")).isFalse();
    letGo();
  }

  /** A long file on a slow line says nothing of the short ones. */
  @Test
  void othersAreAnsweredWhenAFileIsKeptTooSlowly() throws Exception {
    pipe();
    var storage = new TimedStorage(new FolderStorage(folder), SOON);
    assertThatThrownBy(() -> storage.put("1/ab/abc", folder.resolve(PIPE)))
        .isInstanceOf(StorageAway.class)
        .hasMessageContaining("no answer within");
    assertThat(storage.has("other")).isFalse();
    letGo();
  }

  @Test
  void aLargeFileHasMoreTime() throws IOException {
    var file = Files.write(folder.resolve("large"), new byte[2 * 1024 * 1024]);
    assertThat(TimedStorage.toPut(SOON, file)).isEqualTo(SOON.plusSeconds(4));
  }

  private static boolean answers(FileStorage storage) {
    try {
      return !storage.has("other");
    } catch (StorageAway still) {
      return false;
    }
  }

  @Test
  void sendsFurtherCallsAwayAtOnceWhenAllThreadsHang() throws Exception {
    pipe();
    var storage = new TimedStorage(new FolderStorage(folder), LONG, 1);
    var hanging = storage.find(PIPE).orElseThrow();
    var first = Thread.ofVirtual().start(hanging::bytes);
    var waiting = new ArrayList<Thread>();
    await().until(() -> fills(storage, waiting));
    assertThatThrownBy(() -> storage.has("other"))
        .isInstanceOf(StorageAway.class)
        .hasMessageContaining("too many calls wait");
    letGo();
    assertThat(first.join(LONG)).isTrue();
    for (var thread : waiting) assertThat(thread.join(LONG)).isTrue();
    assertThat(storage.has("other")).isFalse();
  }

  /** One more call, until one is sent away. */
  private static boolean fills(FileStorage storage, List<Thread> waiting) {
    var refused = new AtomicBoolean();
    var call =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    storage.has("other");
                  } catch (StorageAway full) {
                    refused.set(true);
                  }
                });
    waiting.add(call);
    try {
      return call.join(SOON) && refused.get();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void pipe() throws IOException, InterruptedException {
    var made = new ProcessBuilder("mkfifo", folder.resolve(PIPE).toString()).start();
    assertThat(made.waitFor()).isZero();
  }

  /**
   * Ends what waits for the pipe, so that the folder can be deleted: its end is all it reads. A
   * byte could find that the reader, sent away meanwhile, has left.
   */
  private void letGo() throws IOException {
    Files.newOutputStream(folder.resolve(PIPE), StandardOpenOption.WRITE).close();
  }
}
