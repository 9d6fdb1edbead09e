package io.storeflow.face;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.STORE_FACE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;

import io.storeflow.media.MediaFiles;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What shops show of themselves. */
@Service
public class Faces {
  private final DSLContext db;
  private final Transactions transactions;
  private final MediaFiles media;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;

  Faces(
      DSLContext db,
      Transactions transactions,
      MediaFiles media,
      Pulse pulse,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.media = media;
    this.pulse = pulse;
    this.events = events;
  }

  /** One statement. */
  public Face of(Store store) {
    var f = only(store, STORE_FACE);
    return db.select(
            picture(store, f.LOGO_ID),
            picture(store, f.HERO_ID),
            f.HERO_ALT,
            f.HERO_ACTION,
            f.HERO_PATH,
            f.VERSION)
        .from(f)
        .fetchOptional(mapping(Face::new))
        .orElse(Face.NONE);
  }

  /**
   * Changes the face of the shop.
   *
   * @param version that the person saw
   * @throws StaleFace if it was changed since
   */
  public void change(Store store, int version, FaceChange to, Actor actor) {
    try {
      transactions.write(() -> write(store, version, to, actor));
    } catch (DuplicateKeyException both) {
      throw new StaleFace();
    }
  }

  private void write(Store store, int version, FaceChange to, Actor actor) {
    var before = of(store);
    if (before.version() != version) throw new StaleFace();
    var f = only(store, STORE_FACE);
    if (version == 0)
      insertInto(db, store, STORE_FACE)
          .set(STORE_FACE.LOGO_ID, media.id(store, to.logo()))
          .set(STORE_FACE.HERO_ID, media.id(store, to.hero()))
          .set(STORE_FACE.HERO_ALT, to.alt())
          .set(STORE_FACE.HERO_ACTION, to.action())
          .set(STORE_FACE.HERO_PATH, to.path())
          .set(STORE_FACE.VERSION, 1)
          .execute();
    else if (db.update(f)
            .set(f.LOGO_ID, media.id(store, to.logo()))
            .set(f.HERO_ID, media.id(store, to.hero()))
            .set(f.HERO_ALT, to.alt())
            .set(f.HERO_ACTION, to.action())
            .set(f.HERO_PATH, to.path())
            .set(f.VERSION, version + 1)
            .where(f.VERSION.eq(version))
            .execute()
        == 0) throw new StaleFace();
    var changes =
        Audited.Changes.none()
            .field("logo", id(before.logo()), to.logo())
            .field("hero", id(before.hero()), to.hero())
            .field("image_alt", before.alt(), to.alt())
            .field("action", before.action(), to.action())
            .field("path", before.path(), to.path());
    if (changes.isEmpty()) return;
    events.publishEvent(
        Audited.in(store, actor, "store.face", "store", store.slug(), store.name(), changes));
    pulse.shopChanged(store);
  }

  static String id(Face.@Nullable Picture picture) {
    return picture == null ? "" : picture.publicId();
  }

  private static Field<Face.@Nullable Picture> picture(Store store, Field<Long> id) {
    var m = only(store, MEDIA);
    return multiset(DSL.select(m.PUBLIC_ID, m.WIDTH, m.HEIGHT, m.COLOUR).from(m).where(m.ID.eq(id)))
        .convertFrom(
            rows ->
                rows.isEmpty()
                    ? null
                    : rows.getFirst()
                        .map(
                            row ->
                                picture(
                                    store,
                                    row.get(m.PUBLIC_ID),
                                    row.get(m.WIDTH),
                                    row.get(m.HEIGHT),
                                    row.get(m.COLOUR))));
  }

  private static Face.Picture picture(
      Store store, String id, int width, int height, @Nullable String colour) {
    return new Face.Picture(id, MediaPath.of(store, id), width, height, colour);
  }
}
