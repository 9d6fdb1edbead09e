package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_FILE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.storage.FileStorage;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.env.Environment;

/** A picture is kept in files by its content, and shown from wherever it is. */
@AppTest
class MediaFilesTest {
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired DSLContext db;
  @Autowired FileStorage storage;
  @Autowired HashedFiles hashed;
  @Autowired TableBytes table;
  @Autowired MediaFiles media;
  @Autowired Environment settings;

  private MediaWorld pictures;
  private Store store;

  @BeforeEach
  void open() {
    pictures = beans.createBean(MediaWorld.class);
    store = pictures.store;
  }

  @Test
  void keepsEachSizeInAFileAndFactsInTheTable() throws Exception {
    var picture = media.keep(store, Drawn.saved(900, 600));
    pictures.awaitSizes(picture);
    assertThat(pictures.tableBytes()).isZero();
    var hash = pictures.hash();
    var file = folder().resolve(store.id() + "/" + hash.substring(0, 2) + "/" + hash);
    assertThat(Digest.sha256(Files.readAllBytes(file))).isEqualTo(hash);
    assertThat(pictures.get(picture, "").body()).isEqualTo(Files.readAllBytes(file));
    assertThat(db.fetchCount(only(store, MEDIA_FILE))).isEqualTo(8);
    assertThat(pictures.get(picture, "?side=160").body()).hasSizeLessThan((int) Files.size(file));
  }

  @Test
  void keepsTheSameBytesOnceForEachStore() {
    var bytes = MediaWorld.bytes(MediaWorld.LONG);
    pictures.keep(media, bytes);
    pictures.keep(media, bytes);
    assertThat(db.fetchCount(only(store, MEDIA_FILE))).isEqualTo(1);
    assertThat(db.fetchCount(only(store, MEDIA))).isEqualTo(2);
  }

  /** By Tomcat itself, from the file. */
  @Test
  void sendsALongFileWithItsHeaders() throws Exception {
    var bytes = MediaWorld.bytes(MediaWorld.LONG);
    var picture = pictures.keep(media, bytes);
    var answer = pictures.get(picture, "");
    assertThat(answer.body()).isEqualTo(bytes);
    assertThat(answer.headers().firstValue("Content-Length"))
        .contains(String.valueOf(MediaWorld.LONG));
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("sandbox");
    var head = pictures.send(picture, "", "HEAD", "");
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .contains(String.valueOf(MediaWorld.LONG));
    var tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(pictures.send(picture, "", "GET", tag).statusCode()).isEqualTo(304);
  }

  /** Nodes of the release before know the tables alone. */
  @Test
  void keepsBytesInTheTableTooWhileOldNodesMayRun() throws Exception {
    var bytes = MediaWorld.bytes(MediaWorld.LONG);
    var picture = pictures.keep(pictures.media(storage, true), bytes);
    assertThat(table.whole(store, pictures.row()).orElseThrow()).isEqualTo(bytes);
    assertThat(pictures.get(picture, "").body()).isEqualTo(bytes);
    new MovedFiles(table, hashed, true).move(store);
    assertThat(table.whole(store, pictures.row())).isPresent();
  }

  @Test
  void showsFromTheTableWhatHasNoFileYet() throws Exception {
    for (int length : new int[] {1_000, MediaWorld.LONG}) {
      var bytes = MediaWorld.bytes(length);
      var picture = pictures.asBefore(bytes);
      assertThat(pictures.get(picture, "").body()).isEqualTo(bytes);
    }
  }

  @Test
  void showsFromTheTableWhatCannotBeReadFromItsFile() throws Exception {
    var bytes = MediaWorld.bytes(MediaWorld.LONG);
    var picture = pictures.keep(pictures.media(storage, true), bytes);
    hashed.delete(store, Digest.sha256(bytes));
    assertThat(pictures.get(picture, "").body()).isEqualTo(bytes);
  }

  @Test
  void writesNoRowWhereTheFileWasNotKept() {
    var dying = pictures.media(new DyingStorage(storage, 0), false);
    assertThatThrownBy(() -> pictures.keep(dying, MediaWorld.bytes(10)))
        .isInstanceOf(DyingStorage.Dead.class);
    assertThat(db.fetchCount(only(store, MEDIA))).isZero();
  }

  private Path folder() {
    return Path.of(settings.getRequiredProperty("storeflow.media.url"));
  }
}
