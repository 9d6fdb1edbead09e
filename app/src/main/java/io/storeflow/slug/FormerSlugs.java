package io.storeflow.slug;

import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.StoreOwned;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * The slugs that things of one kind had: each leads to the thing until another one takes it. In the
 * caller's transaction.
 *
 * @param <T> the table that keeps them
 */
public final class FormerSlugs<R extends Record, T extends Table<R> & StoreOwned> {
  /** Of a thing; the oldest are forgotten first. */
  public static final int MOST = 20;

  private final DSLContext db;
  private final Clock clock;
  private final T table;
  private final TableField<R, String> slug;
  private final TableField<R, Long> thing;
  private final TableField<R, Instant> since;

  /**
   * @param thing row id of what had the slug
   * @param since when it had another one
   */
  public FormerSlugs(
      DSLContext db,
      Clock clock,
      T table,
      TableField<R, String> slug,
      TableField<R, Long> thing,
      TableField<R, Instant> since) {
    this.db = db;
    this.clock = clock;
    this.table = table;
    this.slug = slug;
    this.thing = thing;
    this.since = since;
  }

  /** Something has the slug now: it leads nowhere else. */
  public void taken(Store store, String now) {
    forget(store, List.of(now));
  }

  /** The thing went from one slug to another. */
  public void moved(Store store, long id, String from, String to) {
    if (from.equals(to)) return;
    forget(store, List.of(from, to));
    insertInto(db, store, table)
        .set(slug, from)
        .set(thing, id)
        .set(since, clock.instant())
        .execute();
    var had = only(store, table);
    var old =
        db.select(of(had, slug))
            .from(had)
            .where(of(had, thing).eq(id))
            .orderBy(of(had, since).desc(), of(had, slug))
            .offset(MOST)
            .limit(MOST)
            .fetch(of(had, slug));
    if (!old.isEmpty()) forget(store, old);
  }

  /** What led to one thing leads to another, which is there in its place. */
  public void inherited(Store store, long from, long to) {
    var had = only(store, table);
    db.update(had).set(of(had, thing), to).where(of(had, thing).eq(from)).execute();
  }

  public void forget(Store store, Collection<String> slugs) {
    var had = only(store, table);
    db.deleteFrom(had).where(of(had, slug).in(slugs)).execute();
  }

  private static <V> Field<V> of(Table<?> had, Field<V> field) {
    return Objects.requireNonNull(had.field(field));
  }
}
