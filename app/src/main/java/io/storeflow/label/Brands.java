package io.storeflow.label;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The brands of a store. One comes to be when a product is first given it. In the caller's
 * transaction.
 */
@Component
public class Brands {
  private static final int LONGEST_SLUG = 120;
  private static final int LONGEST_FOLDED = 200;
  private static final int TRIES = 1000;

  private final DSLContext db;
  private final Clock clock;

  Brands(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Ids of the brands that are spelled just so, by their names; one statement, or none. */
  public Map<String, Long> spelled(Store store, Collection<String> names) {
    var folded = names.stream().filter(it -> !it.isEmpty()).map(Brands::folded).distinct().toList();
    if (folded.isEmpty()) return Map.of();
    var b = only(store, BRAND);
    return db.select(b.NAME, b.ID).from(b).where(b.NAME_FOLDED.in(folded)).fetchMap(b.NAME, b.ID);
  }

  /**
   * The id of the brand that people know by this name; null for no name. A new spelling of it is
   * taken where no product but this one has the brand.
   */
  public @Nullable Long named(Store store, String name, long product) {
    if (name.isEmpty()) return null;
    var b = only(store, BRAND);
    var folded = folded(name);
    var known = db.select(b.ID, b.NAME).from(b).where(b.NAME_FOLDED.eq(folded)).fetchOne();
    if (known == null) return add(store, name, folded);
    long id = known.value1();
    if (!known.value2().equals(name) && !isOfOthers(store, id, product))
      db.update(b).set(b.NAME, name).where(b.ID.eq(id)).execute();
    return id;
  }

  /** As names are compared. What consists of signs alone is compared as it is. */
  public static String folded(String name) {
    var folded = Folded.of(name);
    return Typed.cut(folded.isEmpty() ? name : folded, LONGEST_FOLDED);
  }

  private boolean isOfOthers(Store store, long brand, long product) {
    var p = only(store, PRODUCT);
    return db.fetchExists(db.selectOne().from(p).where(p.BRAND_ID.eq(brand)).and(p.ID.ne(product)));
  }

  /** Another may add it at the same moment, or one whose slug is the same. */
  private long add(Store store, String name, String folded) {
    long id = Ids.next();
    if (insert(store, id, name, folded, slug(store, name))) return id;
    var b = only(store, BRAND);
    var theirs =
        db.select(b.ID).from(b).where(b.NAME_FOLDED.eq(folded)).forUpdate().fetchOptional(b.ID);
    if (theirs.isPresent()) return theirs.get();
    insert(store, id, name, folded, slug(id, made(name)));
    return id;
  }

  private boolean insert(Store store, long id, String name, String folded, String slug) {
    return insertInto(db, store, BRAND)
            .set(BRAND.ID, id)
            .set(BRAND.PUBLIC_ID, PublicId.random())
            .set(BRAND.SLUG, slug)
            .set(BRAND.NAME, name)
            .set(BRAND.NAME_FOLDED, folded)
            .set(BRAND.CREATED_AT, clock.instant())
            .onDuplicateKeyIgnore()
            .execute()
        == 1;
  }

  private String slug(Store store, String name) {
    var made = made(name);
    var b = only(store, BRAND);
    Set<String> taken =
        db.select(b.SLUG)
            .from(b)
            .where(b.SLUG.eq(made).or(b.SLUG.startsWith(made + "-")))
            .limit(TRIES)
            .fetchSet(b.SLUG);
    if (!taken.contains(made)) return made;
    for (int n = 2; n <= TRIES; n++) {
      var next = Slug.numbered(made, n, LONGEST_SLUG);
      if (!taken.contains(next)) return next;
    }
    return slug(Ids.next(), made);
  }

  private static String made(String name) {
    var made = Slug.of(name, LONGEST_SLUG - 12);
    return made.isEmpty() ? "brand" : made;
  }

  private static String slug(long id, String made) {
    return Slug.numbered(made, (int) (id & Integer.MAX_VALUE), LONGEST_SLUG);
  }
}
