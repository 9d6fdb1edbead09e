package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_FILE;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.platform.picture.PictureFile;
import io.storeflow.storage.FileStorage;
import io.storeflow.storage.StoredFile;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

@AppTest
class MediaFilesTest {
  /** Too long for one piece. */
  private static final int LONG = 300_000;

  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired Bulkhead bulkhead;
  @Autowired Stores stores;
  @Autowired Clock clock;
  @Autowired FileStorage storage;
  @Autowired HashedFiles hashed;
  @Autowired TableBytes table;
  @Autowired MediaFiles media;
  @Autowired Jobs jobs;
  @LocalServerPort int port;

  @Autowired Environment settings;

  private Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void keepsEachSizeInAFileAndFactsInTheTable() throws Exception {
    var picture = media.keep(store, Drawn.saved(900, 600));
    assertThat(tableBytes()).isZero();
    var hash = hash();
    var file = folder().resolve(store.id() + "/" + hash.substring(0, 2) + "/" + hash);
    assertThat(Digest.sha256(Files.readAllBytes(file))).isEqualTo(hash);
    assertThat(get(picture, "").body()).isEqualTo(Files.readAllBytes(file));
    assertThat(db.fetchCount(only(store, MEDIA_FILE))).isEqualTo(4);
    assertThat(get(picture, "?side=160").body()).hasSizeLessThan((int) Files.size(file));
  }

  @Test
  void keepsTheSameBytesOnceForEachStore() {
    var bytes = bytes(LONG);
    keep(media, bytes);
    keep(media, bytes);
    assertThat(db.fetchCount(only(store, MEDIA_FILE))).isEqualTo(1);
    assertThat(db.fetchCount(only(store, MEDIA))).isEqualTo(2);
  }

  /** By Tomcat itself, from the file. */
  @Test
  void sendsALongFileWithItsHeaders() throws Exception {
    var bytes = bytes(LONG);
    var picture = keep(media, bytes);
    var answer = get(picture, "");
    assertThat(answer.body()).isEqualTo(bytes);
    assertThat(answer.headers().firstValue("Content-Length")).contains(String.valueOf(LONG));
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("sandbox");
    var head = send(picture, "", "HEAD", "");
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length")).contains(String.valueOf(LONG));
    var tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(send(picture, "", "GET", tag).statusCode()).isEqualTo(304);
  }

  /** Nodes of the release before know the tables alone. */
  @Test
  void keepsBytesInTheTableTooWhileOldNodesMayRun() throws Exception {
    var bytes = bytes(LONG);
    var picture = keep(media(storage, true), bytes);
    assertThat(table.whole(store, row()).orElseThrow()).isEqualTo(bytes);
    assertThat(get(picture, "").body()).isEqualTo(bytes);
    new MovedFiles(table, hashed, true).move(store);
    assertThat(table.whole(store, row())).isPresent();
  }

  @Test
  void showsFromTheTableWhatHasNoFileYet() throws Exception {
    for (int length : new int[] {1_000, LONG}) {
      var bytes = bytes(length);
      var picture = asBefore(bytes);
      assertThat(get(picture, "").body()).isEqualTo(bytes);
    }
  }

  @Test
  void showsFromTheTableWhatCannotBeReadFromItsFile() throws Exception {
    var bytes = bytes(LONG);
    var picture = keep(media(storage, true), bytes);
    hashed.delete(store, Digest.sha256(bytes));
    assertThat(get(picture, "").body()).isEqualTo(bytes);
  }

  @Test
  void movesWhatReleasesBeforeHaveWritten() throws Exception {
    var bytes = bytes(LONG);
    var picture = asBefore(bytes);
    var first = new MovedFiles(table, hashed, true);
    assertThat(first.move(store)).isEqualTo(1);
    assertThat(first.move(store)).isZero();
    assertThat(hashed.find(store, Digest.sha256(bytes))).isPresent();
    assertThat(table.whole(store, row())).isPresent();
    var last = new MovedFiles(table, hashed, false);
    assertThat(last.move(store)).isEqualTo(1);
    assertThat(last.move(store)).isZero();
    assertThat(tableBytes()).isZero();
    assertThat(get(picture, "").body()).isEqualTo(bytes);
  }

  @Test
  void movesAllSizes() throws Exception {
    var picture = media(storage, true).keep(store, Drawn.saved(900, 600));
    forgetFiles();
    var before = get(picture, "?side=400").body();
    moveAll(hashed);
    assertThat(tableBytes()).isZero();
    assertThat(get(picture, "?side=400").body()).isEqualTo(before);
  }

  @Test
  void movesInALaneOfItsOwn() {
    asBefore(bytes(LONG));
    var allFromHere = new MediaJobs.Round(JobPayload.NO_STORE, store.id() - 1, false);
    jobs.enqueue(MediaJobs.MOVE, allFromHere, Jobs.Priority.LOW);
    await().atMost(Duration.ofSeconds(60)).until(() -> tableBytes() == 0);
    assertThat(hashed.find(store, hash())).isPresent();
  }

  /** Ended at each of its steps in turn, then begun again: every picture is there all the time. */
  @Test
  void losesNothingWhenMovingDies() throws Exception {
    var pictures = List.of(bytes(1_000), bytes(LONG), bytes(2_000));
    var names = pictures.stream().map(this::asBefore).toList();
    for (int steps = 0; steps < 12; steps++) {
      var dying = new MovedFiles(table, hashed(new Dying(storage, steps)), false);
      try {
        dying.move(store);
        dying.move(store);
      } catch (Dead dead) {
        // begun again with the next round, one step further
      }
      var fresh = reader(storage);
      for (int i = 0; i < names.size(); i++)
        assertThat(content(fresh, names.get(i))).isEqualTo(pictures.get(i));
    }
    assertThat(tableBytes()).isZero();
  }

  /** Somebody takes a picture slowly while its bytes leave the table. */
  @Test
  void finishesFromTheFileWhatItBeganFromTheTable() throws Exception {
    var bytes = bytes(LONG);
    var picture = asBefore(bytes);
    var shown = reader(storage).find(store.publicId(), picture, 0).orElseThrow();
    moveAll(hashed);
    var out = new java.io.ByteArrayOutputStream();
    shown.content().sendTo(out);
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void writesNoRowWhereTheFileWasNotKept() {
    var dying = media(new Dying(storage, 0), false);
    assertThatThrownBy(() -> keep(dying, bytes(10))).isInstanceOf(Dead.class);
    assertThat(db.fetchCount(only(store, MEDIA))).isZero();
  }

  @Test
  void deletesWhatNothingHasNamedForADay() {
    var named = bytes(1_000);
    var orphan = bytes(2_000);
    keep(media, named);
    hashed.keep(store, List.of(orphan));
    sweep(Duration.ZERO);
    sweep(Duration.ofHours(23));
    assertThat(there(orphan)).isTrue();
    sweep(Duration.ofHours(25));
    assertThat(there(orphan)).isFalse();
    sweep(Duration.ofDays(9));
    assertThat(there(named)).isTrue();
    assertThat(db.fetchCount(only(store, MEDIA_FILE))).isEqualTo(1);
  }

  /** Its day begins when its last row has gone, not when it was made. */
  @Test
  void filesFollowTheRowsThatNamedThem() {
    var bytes = bytes(1_000);
    keep(media, bytes);
    sweep(Duration.ZERO);
    db.deleteFrom(only(store, MEDIA)).execute();
    sweep(Duration.ofDays(3));
    assertThat(there(bytes)).isTrue();
    sweep(Duration.ofDays(3).plusHours(23));
    assertThat(there(bytes)).isTrue();
    sweep(Duration.ofDays(4).plusHours(1));
    assertThat(there(bytes)).isFalse();
  }

  @Test
  void givesAFileThatIsKeptAgainADayAgain() {
    var bytes = bytes(1_000);
    hashed.keep(store, List.of(bytes));
    sweep(Duration.ZERO);
    new HashedFiles(db, transactions, storage, Clock.offset(clock, Duration.ofHours(20)))
        .keep(store, List.of(bytes));
    sweep(Duration.ofHours(25));
    assertThat(there(bytes)).isTrue();
  }

  private Path folder() {
    return Path.of(settings.getRequiredProperty("storeflow.media.url"));
  }

  private void moveAll(HashedFiles files) {
    var moving = new MovedFiles(table, files, false);
    while (moving.move(store) > 0) {
      // until nothing is left
    }
  }

  private void sweep(Duration later) {
    new UnusedFiles(db, transactions, hashed, Clock.offset(clock, later)).sweep(store);
  }

  private boolean there(byte[] bytes) {
    return hashed.find(store, Digest.sha256(bytes)).isPresent();
  }

  private MediaFiles media(FileStorage storage, boolean inTable) {
    return new MediaFiles(db, transactions, bulkhead, hashed(storage), clock, inTable);
  }

  private HashedFiles hashed(FileStorage storage) {
    return new HashedFiles(db, transactions, storage, clock);
  }

  private MediaReader reader(FileStorage storage) {
    return new MediaReader(db, stores, hashed(storage), table);
  }

  private byte[] content(MediaReader reader, String picture) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    reader.find(store.publicId(), picture, 0).orElseThrow().content().sendTo(out);
    return out.toByteArray();
  }

  private String keep(MediaFiles files, byte[] bytes) {
    var picture = new PictureFile("image/png", 1000, 1000, bytes);
    return files.keepAll(store, List.of(picture)).getFirst().publicId();
  }

  /** A row as the release before wrote it. */
  private String asBefore(byte[] bytes) {
    var picture = keep(media(storage, true), bytes);
    forgetFiles();
    return picture;
  }

  private void forgetFiles() {
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    db.update(m).setNull(m.SHA256).execute();
    db.update(s).setNull(s.SHA256).execute();
    var f = only(store, MEDIA_FILE);
    db.select(f.SHA256).from(f).fetch(f.SHA256).forEach(hash -> hashed.delete(store, hash));
    db.deleteFrom(f).execute();
  }

  private TableBytes.Row row() {
    var m = only(store, MEDIA);
    return new TableBytes.Row(db.select(m.ID).from(m).fetchSingle().value1(), 0);
  }

  private String hash() {
    return table.hash(store, row()).orElseThrow();
  }

  /** How many bytes the tables hold of the store. */
  private long tableBytes() {
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    return db.select(m.BYTES).from(m).fetch(m.BYTES).stream().mapToLong(it -> it.length).sum()
        + db.select(s.BYTES).from(s).fetch(s.BYTES).stream().mapToLong(it -> it.length).sum();
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random().nextBytes(bytes);
    return bytes;
  }

  private HttpResponse<byte[]> get(String picture, String query) throws Exception {
    var answer = send(picture, query, "GET", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private HttpResponse<byte[]> send(String picture, String query, String method, String tag)
      throws IOException, InterruptedException {
    var path = "/media/" + store.publicId() + "/" + picture + query;
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, BodyPublishers.noBody());
    if (!tag.isEmpty()) request.header("If-None-Match", tag);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    }
  }

  private static final class Dead extends RuntimeException {}

  /**
   * The real storage, under a process that dies after so many steps, at the start or end of one.
   */
  private static final class Dying implements FileStorage {
    private final FileStorage storage;
    private int stepsLeft;

    Dying(FileStorage storage, int steps) {
      this.storage = storage;
      stepsLeft = steps;
    }

    @Override
    public void open() {
      storage.open();
    }

    @Override
    public void put(String key, byte[] bytes) {
      step();
      storage.put(key, bytes);
      step();
    }

    @Override
    public Optional<StoredFile> find(String key) {
      step();
      return storage.find(key);
    }

    @Override
    public boolean has(String key) {
      return find(key).isPresent();
    }

    @Override
    public void delete(String key) {
      step();
      storage.delete(key);
      step();
    }

    private void step() {
      if (stepsLeft-- == 0) throw new Dead();
    }
  }
}
