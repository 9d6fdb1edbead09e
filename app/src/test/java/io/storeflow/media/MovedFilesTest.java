package io.storeflow.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.storage.FileStorage;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Pictures that releases before have written move out of the table, and are there all the time. */
@AppTest
class MovedFilesTest {
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired FileStorage storage;
  @Autowired HashedFiles hashed;
  @Autowired TableBytes table;
  @Autowired Jobs jobs;

  private MediaWorld pictures;
  private Store store;

  @BeforeEach
  void open() {
    pictures = beans.createBean(MediaWorld.class);
    store = pictures.store;
  }

  @Test
  void movesWhatReleasesBeforeHaveWritten() throws Exception {
    var bytes = MediaWorld.bytes(MediaWorld.LONG);
    var picture = pictures.asBefore(bytes);
    var first = new MovedFiles(table, hashed, true);
    assertThat(first.move(store)).isEqualTo(1);
    assertThat(first.move(store)).isZero();
    assertThat(hashed.find(store, Digest.sha256(bytes))).isPresent();
    assertThat(table.whole(store, pictures.row())).isPresent();
    var last = new MovedFiles(table, hashed, false);
    assertThat(last.move(store)).isEqualTo(1);
    assertThat(last.move(store)).isZero();
    assertThat(pictures.tableBytes()).isZero();
    assertThat(pictures.get(picture, "").body()).isEqualTo(bytes);
  }

  @Test
  void movesAllSizes() throws Exception {
    var png = Files.readAllBytes(Drawn.saved(900, 600));
    var picture = pictures.keep(pictures.media(storage, true), png);
    pictures.sizeInTable();
    pictures.forgetFiles();
    var before = pictures.get(picture, "?side=400").body();
    pictures.moveAll(hashed);
    assertThat(pictures.tableBytes()).isZero();
    assertThat(pictures.get(picture, "?side=400").body()).isEqualTo(before);
  }

  @Test
  void movesInALaneOfItsOwn() {
    pictures.asBefore(MediaWorld.bytes(MediaWorld.LONG));
    var allFromHere = new MediaJobs.Round(JobPayload.NO_STORE, store.id() - 1, false);
    jobs.enqueue(MediaJobs.MOVE, allFromHere, Jobs.Priority.LOW);
    await().atMost(Duration.ofSeconds(60)).until(() -> pictures.tableBytes() == 0);
    assertThat(hashed.find(store, pictures.hash())).isPresent();
  }

  /** Ended at each of its steps in turn, then begun again: every picture is there all the time. */
  @Test
  void losesNothingWhenMovingDies() throws Exception {
    var contents =
        List.of(
            MediaWorld.bytes(1_000), MediaWorld.bytes(MediaWorld.LONG), MediaWorld.bytes(2_000));
    var names = contents.stream().map(pictures::asBefore).toList();
    for (int steps = 0; steps < 12; steps++) {
      var dying = new MovedFiles(table, pictures.hashed(new DyingStorage(storage, steps)), false);
      try {
        dying.move(store);
        dying.move(store);
      } catch (DyingStorage.Dead dead) {
        // begun again with the next round, one step further
      }
      var fresh = pictures.reader(storage);
      for (int i = 0; i < names.size(); i++)
        assertThat(pictures.content(fresh, names.get(i))).isEqualTo(contents.get(i));
    }
    assertThat(pictures.tableBytes()).isZero();
  }

  /** Somebody takes a picture slowly while its bytes leave the table. */
  @Test
  void finishesFromTheFileWhatItBeganFromTheTable() throws Exception {
    var bytes = MediaWorld.bytes(MediaWorld.LONG);
    var picture = pictures.asBefore(bytes);
    var shown =
        pictures
            .reader(storage)
            .find(store.publicId(), picture, PictureFacts.Size.LARGEST)
            .orElseThrow();
    pictures.moveAll(hashed);
    var out = new java.io.ByteArrayOutputStream();
    shown.content().sendTo(out);
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }
}
