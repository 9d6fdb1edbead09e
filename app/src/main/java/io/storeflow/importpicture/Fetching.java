package io.storeflow.importpicture;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_PICTURE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.media.MediaFiles;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.job.Away;
import io.storeflow.platform.job.NotYet;
import io.storeflow.platform.picture.ImageRefused;
import io.storeflow.platform.turn.Turns;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches the pictures of an import one by one. What has become of each is noted with it, so that
 * whoever goes on after a crash fetches none twice.
 */
@Component
class Fetching {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  /** A picture that waits. */
  record Waiting(
      long id,
      int number,
      long product,
      int position,
      String address,
      String alt,
      List<String> variants) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final ImportStands imports;
  private final PictureFetch fetch;
  private final MediaFiles media;
  private final Attaching attaching;
  private final Turns turns;
  private final JsonMapper json;

  Fetching(
      DSLContext db,
      Transactions transactions,
      ImportStands imports,
      PictureFetch fetch,
      MediaFiles media,
      Attaching attaching,
      Turns turns,
      JsonMapper json) {
    this.db = db;
    this.transactions = transactions;
    this.imports = imports;
    this.fetch = fetch;
    this.media = media;
    this.attaching = attaching;
    this.turns = turns;
    this.json = json;
  }

  /**
   * Fetches all that wait.
   *
   * @throws NotYet if others have their turn before the rest
   */
  void some(Store store, long id, int worker) {
    var turn = turns.begin(PictureJobs.KIND);
    for (var next = next(store, id, worker); next.isPresent(); next = next(store, id, worker)) {
      one(store, id, next.get());
      turn.letOthers();
    }
  }

  /**
   * Whether some are to be fetched once more since the last was. In the caller's transaction, until
   * whose end nobody else has more fetched.
   */
  boolean isMore(Store store, long id, int worker) {
    return imports.stands(store, id) && next(store, id, worker).isPresent();
  }

  private Optional<Waiting> next(Store store, long id, int worker) {
    var p = only(store, PRODUCT_IMPORT_PICTURE);
    return db.select(
            p.ID,
            p.NUMBER,
            p.PRODUCT_ID,
            p.POSITION,
            p.ADDRESS,
            p.ALT,
            p.VARIANTS.convertFrom(text -> json.readValue(text, TEXTS)))
        .from(p)
        .where(p.IMPORT_ID.eq(id))
        .and(p.STATE.eq(PictureState.WAITING))
        .and(p.PRODUCT_ID.mod(PictureJobs.WORKERS).eq((long) worker))
        .orderBy(p.ID)
        .limit(1)
        .fetchOptional(mapping(Waiting::new));
  }

  private void one(Store store, long id, Waiting picture) {
    try {
      var kept = kept(store, picture.address());
      transactions.write(() -> attaching.attach(store, id, picture, kept));
    } catch (NotFetched not) {
      transactions.write(() -> attaching.failed(store, id, picture, not.why()));
    } catch (StorageAway | Problem away) {
      throw new Away("Pictures cannot be kept", away);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  /** Public id of the picture. */
  private String kept(Store store, String address) throws NotFetched, IOException {
    var file = Files.createTempFile("picture-", "");
    try {
      fetch.into(file, address);
      return media.keep(store, file);
    } catch (ImageRefused none) {
      throw new NotFetched(PictureRefusal.NO_PICTURE);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
