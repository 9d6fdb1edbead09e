package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_FILE;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.db.Tables.MEDIA_WEBP;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.media.PictureFacts.Size;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.picture.PictureFile;
import io.storeflow.storage.FileStorage;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.springframework.core.env.Environment;

/** A store with pictures, some of which lie where releases before have put them. */
final class MediaWorld {
  /** Too long for one piece. */
  static final int LONG = 300_000;

  final Store store;

  private final DSLContext db;
  private final Transactions transactions;
  private final Bulkhead bulkhead;
  private final Stores stores;
  private final Clock clock;
  private final FileStorage storage;
  private final HashedFiles hashed;
  private final TableBytes table;
  private final Jobs jobs;
  private final Environment settings;

  MediaWorld(
      World world,
      DSLContext db,
      Transactions transactions,
      Bulkhead bulkhead,
      Stores stores,
      Clock clock,
      FileStorage storage,
      HashedFiles hashed,
      TableBytes table,
      Jobs jobs,
      Environment settings) {
    store = world.store();
    this.db = db;
    this.transactions = transactions;
    this.bulkhead = bulkhead;
    this.stores = stores;
    this.clock = clock;
    this.storage = storage;
    this.hashed = hashed;
    this.table = table;
    this.jobs = jobs;
    this.settings = settings;
  }

  void moveAll(HashedFiles files) {
    var moving = new MovedFiles(table, files, false);
    while (moving.move(store) > 0) {
      // until nothing is left
    }
  }

  boolean there(byte[] bytes) {
    return hashed.find(store, Digest.sha256(bytes)).isPresent();
  }

  MediaFiles media(FileStorage storage, boolean inTable) {
    return new MediaFiles(db, transactions, bulkhead, hashed(storage), clock, jobs, inTable);
  }

  MediaFiles media(FileStorage storage, Bulkhead costly) {
    return new MediaFiles(db, transactions, costly, hashed(storage), clock, jobs, false);
  }

  HashedFiles hashed(FileStorage storage) {
    return new HashedFiles(db, transactions, storage, clock);
  }

  MediaReader reader(FileStorage storage) {
    return new MediaReader(new PictureFacts(db), stores, hashed(storage), table);
  }

  byte[] content(MediaReader reader, String picture) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    reader.find(store.publicId(), picture, Size.LARGEST).orElseThrow().content().sendTo(out);
    return out.toByteArray();
  }

  String keep(MediaFiles files, byte[] bytes) {
    var picture = new PictureFile("image/png", 1000, 1000, bytes, null);
    return files.keepAll(store, List.of(picture)).getFirst().publicId();
  }

  /** The sizes of the picture as releases before kept them: in the table too, and no WebP. */
  void sizeInTable() {
    var m = only(store, MEDIA);
    db.update(m).setNull(m.SIZES).execute();
    new SizedPictures(db, transactions, bulkhead, hashed, true).make(store, row().media());
    db.deleteFrom(only(store, MEDIA_WEBP)).execute();
  }

  /** When its sizes are made, by the job. */
  void awaitSizes(String picture) {
    var m = only(store, MEDIA);
    var sized = m.PUBLIC_ID.eq(picture).and(m.SIZES.eq(SizeState.MADE));
    await().atMost(Duration.ofSeconds(30)).until(() -> db.fetchExists(m, sized));
  }

  /** A row as the release before wrote it. */
  String asBefore(byte[] bytes) {
    var picture = keep(media(storage, true), bytes);
    forgetFiles();
    return picture;
  }

  void forgetFiles() {
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    db.update(m).setNull(m.SHA256).execute();
    db.update(s).setNull(s.SHA256).execute();
    var f = only(store, MEDIA_FILE);
    db.select(f.SHA256).from(f).fetch(f.SHA256).forEach(hash -> hashed.delete(store, hash));
    db.deleteFrom(f).execute();
  }

  TableBytes.Row row() {
    var m = only(store, MEDIA);
    return new TableBytes.Row(db.select(m.ID).from(m).fetchSingle().value1(), 0);
  }

  String hash() {
    return table.hash(store, row()).orElseThrow();
  }

  /** How many bytes the tables hold of the store. */
  long tableBytes() {
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    return db.select(m.BYTES).from(m).fetch(m.BYTES).stream().mapToLong(it -> it.length).sum()
        + db.select(s.BYTES).from(s).fetch(s.BYTES).stream().mapToLong(it -> it.length).sum();
  }

  static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random().nextBytes(bytes);
    return bytes;
  }

  HttpResponse<byte[]> get(String picture, String query) throws Exception {
    var answer = send(picture, query, "GET", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  HttpResponse<byte[]> send(String picture, String query, String method, String tag)
      throws IOException, InterruptedException {
    var path = "/media/" + store.publicId() + "/" + picture + query;
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + settings.getProperty("local.server.port") + path))
            .method(method, BodyPublishers.noBody());
    if (!tag.isEmpty()) request.header("If-None-Match", tag);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    }
  }
}
