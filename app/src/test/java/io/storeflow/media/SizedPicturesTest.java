package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.db.Tables.MEDIA_WEBP;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.platform.picture.ImageRefused;
import io.storeflow.platform.picture.Upload;
import io.storeflow.storage.FileStorage;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The sizes of a picture are made by a job, once; until then its largest stands in for them. */
@AppTest
class SizedPicturesTest {
  @TempDir Path folder;
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired Bulkhead bulkhead;
  @Autowired FileStorage storage;
  @Autowired HashedFiles hashed;
  @Autowired MediaFiles media;
  @Autowired SizedPictures sized;
  @Autowired Jobs jobs;

  private MediaWorld pictures;
  private Store store;

  @BeforeEach
  void open() {
    pictures = beans.createBean(MediaWorld.class);
    store = pictures.store;
  }

  /** No address says anything of Accept: WebP is asked for by an address of its own. */
  @Test
  void showsEachSizePlainAndAsWebpAtAnAddressOfItsOwn() throws Exception {
    var picture = media.keep(store, Drawn.saved(900, 600));
    pictures.awaitSizes(picture);
    for (var side : List.of(160, 400, 800, 900)) {
      var asked = side == 900 ? "?side=1600" : "?side=" + side;
      var plain = pictures.get(picture, asked);
      assertThat(header(plain, "Content-Type")).isEqualTo("image/png");
      var webp = pictures.get(picture, asked + "&as=webp");
      assertThat(header(webp, "Content-Type")).isEqualTo("image/webp");
      assertThat(webp.body()).hasSizeLessThan(plain.body().length);
      assertThat(widthOf(webp.body())).isEqualTo(side);
      for (var answer : List.of(plain, webp)) {
        assertThat(header(answer, "Cache-Control")).contains("immutable").contains("public");
        assertThat(answer.headers().firstValue("Vary")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      }
      assertThat(header(webp, "ETag")).isNotEqualTo(header(plain, "ETag"));
    }
    assertThat(pictures.send(picture, "?as=avif", "GET", "").statusCode()).isEqualTo(404);
  }

  /** What stands in for it now is nothing that a cache may keep, nor what it has later. */
  @Test
  void showsTheLargestUntilTheSizesAreMade() throws Exception {
    var picture = waiting(Drawn.saved(900, 600));
    for (var asked : List.of("?side=160", "?side=160&as=webp", "?as=webp")) {
      var now = pictures.get(picture, asked);
      assertThat(widthOf(now.body())).isEqualTo(900);
      assertThat(header(now, "Cache-Control")).contains("max-age=30").doesNotContain("immutable");
      assertThat(pictures.send(picture, asked, "GET", header(now, "ETag")).statusCode())
          .isEqualTo(304);
    }
    assertThat(header(pictures.get(picture, ""), "Cache-Control")).contains("immutable");
    var before = header(pictures.get(picture, "?side=160"), "ETag");
    sized.make(store, pictures.row().media());
    var after = pictures.send(picture, "?side=160", "GET", before);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(widthOf(after.body())).isEqualTo(160);
    assertThat(header(after, "Cache-Control")).contains("immutable");
  }

  /** Ended at each of its steps in turn, then begun again. */
  @Test
  void beginsAnewWhereItDied() throws Exception {
    var picture = waiting(Drawn.saved(900, 600));
    for (int steps = 0; steps < 6; steps++) {
      var dying = pictures.hashed(new DyingStorage(storage, steps));
      var making = new SizedPictures(db, transactions, bulkhead, dying, false);
      assertThatThrownBy(() -> making.make(store, pictures.row().media()))
          .isInstanceOf(DyingStorage.Dead.class);
      assertThat(db.fetchCount(only(store, MEDIA_SIZE))).isZero();
      assertThat(media.unsized(store, List.of(picture))).containsEntry(picture, Optional.empty());
    }
    sized.make(store, pictures.row().media());
    sized.make(store, pictures.row().media());
    assertThat(db.fetchCount(only(store, MEDIA_SIZE))).isEqualTo(3);
    assertThat(db.fetchCount(only(store, MEDIA_WEBP))).isEqualTo(4);
    assertThat(media.unsized(store, List.of(picture))).isEmpty();
  }

  @Test
  void saysThatItFailedAndIsBegunAgain() throws Exception {
    var picture = waiting(Drawn.saved(500, 400));
    var file = hashed.find(store, pictures.hash()).orElseThrow().bytes();
    hashed.delete(store, pictures.hash());
    sized.make(store, pictures.row().media());
    assertThat(media.unsized(store, List.of(picture)))
        .containsEntry(picture, Optional.of(SizeState.FAILED));
    hashed.keep(store, List.of(file));
    media.sizeAgain(store, picture);
    media.sizeAgain(store, picture);
    pictures.awaitSizes(picture);
    assertThat(db.fetchCount(only(store, MEDIA_SIZE))).isEqualTo(2);
  }

  /** As a release before has kept it, without a job. */
  @Test
  void comesToOlderPicturesInRounds() throws Exception {
    var picture = waiting(Drawn.saved(500, 400));
    var fromHere = new SizeJobs.Round(JobPayload.NO_STORE, store.id(), 0);
    jobs.enqueue(SizeJobs.OLDER, fromHere, Jobs.Priority.LOW);
    pictures.awaitSizes(picture);
    assertThat(widthOf(pictures.get(picture, "?side=160&as=webp").body())).isEqualTo(160);
    // Its last round would come to the picture of the next test.
    var last = store.id() + "-" + pictures.row().media();
    await().until(() -> !jobs.waits(SizeJobs.OLDER, last));
  }

  /**
   * One that was decoded holds the one permit until its file is kept; the others, in an upload or
   * in a job, are not decoded until then.
   */
  @Test
  void holdsOneDecodedPictureForEachPermit() throws Exception {
    var older = waiting(Drawn.saved(500, 400));
    long waiting = pictures.row().media();
    var held = new HeldStorage(storage);
    var one = new Bulkhead(320L << 20, 2);
    var uploads = pictures.media(held, one);
    var making = new SizedPictures(db, transactions, one, pictures.hashed(held), false);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 3; i++) {
      var file = Drawn.saved(900 + i, 600);
      threads.add(Thread.ofPlatform().start(() -> keep(uploads, file)));
    }
    awaitOneAtWork(threads, 2);
    threads.add(Thread.ofPlatform().start(() -> making.make(store, waiting)));
    awaitOneAtWork(threads, 3);
    held.letGo();
    for (var thread : threads) thread.join(Duration.ofSeconds(20));
    assertThat(db.fetchCount(only(store, MEDIA))).isEqualTo(4);
    assertThat(media.unsized(store, List.of(older))).isEmpty();
  }

  /**
   * It waits for its file to be kept, for as long as that takes; the others wait for their turn.
   */
  private static void awaitOneAtWork(List<Thread> threads, int others) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                count(threads, Thread.State.WAITING) == 1
                    && count(threads, Thread.State.TIMED_WAITING) == others);
  }

  private static long count(List<Thread> threads, Thread.State state) {
    return threads.stream().filter(it -> it.getState() == state).count();
  }

  private void keep(MediaFiles uploads, Path file) {
    try {
      uploads.keep(store, file);
    } catch (ImageRefused | IOException refused) {
      throw new AssertionError(refused);
    }
  }

  /** A picture whose sizes wait, and no job for them. */
  private String waiting(Path file) throws Exception {
    var picture = pictures.keep(media, Files.readAllBytes(file));
    var m = only(store, MEDIA);
    db.update(m).setNull(m.SIZES).execute();
    return picture;
  }

  private int widthOf(byte[] file) throws Exception {
    return Upload.of(Files.write(folder.resolve("shown"), file)).width();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
