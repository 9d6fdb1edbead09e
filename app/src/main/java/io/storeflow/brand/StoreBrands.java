package io.storeflow.brand;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.BRAND_SLUG;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SAFETY;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.brand.BrandRefused.Why;
import io.storeflow.collection.ProductCollections;
import io.storeflow.db.tables.BrandSlug;
import io.storeflow.db.tables.records.BrandSlugRecord;
import io.storeflow.label.Brands;
import io.storeflow.media.MediaFiles;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.paging.Page;
import io.storeflow.safety.Safeties;
import io.storeflow.slug.FormerSlugs;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * The brands of a store. They come to be when a product is first given one ({@link Brands}); here
 * they are renamed, described, merged and removed.
 */
@Service
public class StoreBrands {
  /** Of one list of names: more than anybody can overlook. */
  private static final int MOST = 2_000;

  /** Products of one statement that keep what their brand said. */
  private static final int STEP = 1_000;

  private final DSLContext db;
  private final Transactions transactions;
  private final MediaFiles media;
  private final BrandQueries queries;
  private final Safeties safeties;
  private final BrandNews news;
  private final ProductCollections collections;
  private final FormerSlugs<BrandSlugRecord, BrandSlug> former;

  StoreBrands(
      DSLContext db,
      Transactions transactions,
      MediaFiles media,
      BrandQueries queries,
      Safeties safeties,
      BrandNews news,
      ProductCollections collections,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.media = media;
    this.queries = queries;
    this.safeties = safeties;
    this.news = news;
    this.collections = collections;
    former =
        new FormerSlugs<>(
            db, clock, BRAND_SLUG, BRAND_SLUG.SLUG, BRAND_SLUG.BRAND_ID, BRAND_SLUG.CREATED_AT);
  }

  /**
   * A page of the brands, by name. One statement.
   *
   * @param words that stand in their names; empty for all
   * @param cursor of the page as an earlier one named it; null for the first
   */
  public Page<BrandRow> page(Store store, String words, int size, @Nullable String cursor) {
    return queries.page(store, words, size, cursor);
  }

  /** The slugs of brands that have something for sale, by name. One statement. */
  public List<String> sold(Store store) {
    return queries.sold(store, MOST);
  }

  /** The brand with this slug. One statement. */
  public Optional<BrandRow> bySlug(Store store, String slug) {
    return queries.bySlug(store, slug);
  }

  /** The present slug of the brand that once had this one. One statement. */
  public Optional<String> movedTo(Store store, String slug) {
    return queries.movedTo(store, slug);
  }

  /** The brand that people know by this name. One statement. */
  public Optional<BrandRow> named(Store store, String name) {
    return queries.byName(store, name);
  }

  /**
   * @throws NotFound if the store has no such brand
   */
  public BrandRow get(Store store, String publicId) {
    return queries.byPublicId(store, publicId).orElseThrow(NotFound::new);
  }

  /**
   * Changes a brand; an address that it had leads to the new one.
   *
   * @param version of the brand that the person saw
   * @throws BrandRefused if it was changed since, or another brand has its name or address
   */
  public void change(Store store, String publicId, int version, BrandChange to, Actor actor) {
    try {
      transactions.write(() -> write(store, publicId, version, to, actor));
    } catch (DuplicateKeyException raced) {
      throw new BrandRefused(Why.NAME_TAKEN);
    }
  }

  private void write(Store store, String publicId, int version, BrandChange to, Actor actor) {
    var before = get(store, publicId);
    if (before.version() != version) throw new BrandRefused(Why.STALE);
    if (queries.isNameTaken(store, to.name(), before.id())) throw new BrandRefused(Why.NAME_TAKEN);
    var slug = to.slug().isEmpty() ? before.slug() : to.slug();
    if (queries.isSlugTaken(store, slug, before.id())) throw new BrandRefused(Why.SLUG_TAKEN);
    var b = only(store, BRAND);
    int changed =
        db.update(b)
            .set(b.NAME, to.name())
            .set(b.NAME_FOLDED, Brands.folded(to.name()))
            .set(b.SLUG, slug)
            .set(b.DESCRIPTION, to.text())
            .set(b.LOGO_ID, media.id(store, to.logo()))
            .set(b.VERSION, version + 1)
            .where(b.ID.eq(before.id()))
            .and(b.VERSION.eq(version))
            .execute();
    if (changed == 0) throw new BrandRefused(Why.STALE);
    former.moved(store, before.id(), before.slug(), slug);
    var changes =
        Audited.Changes.none()
            .field("name", before.name(), to.name())
            .field("slug", before.slug(), slug)
            .field("text", before.text(), to.text())
            .field("logo", before.logo(), to.logo());
    if (changes.isEmpty()) return;
    boolean renamed = !before.name().equals(to.name());
    if (renamed) {
      news.productsChange(store, before.id());
      give(store, before.id(), before.id());
      collections.brandRenamed(store, before.name(), to.name(), actor);
    }
    news.tell(store, renamed ? EventKind.BRAND_RENAMED : null, "changed", before, changes, actor);
  }

  /**
   * Gives all products of a brand another one, and takes it away; its addresses lead to the other.
   * What was said of its safety is gone with it.
   *
   * @param into public id of the other one
   * @throws NotFound if the store has no such brands, or they are the same
   */
  public void merge(Store store, String publicId, String into, Actor actor) {
    transactions.write(
        () -> {
          var from = get(store, publicId);
          var to = get(store, into);
          if (from.id() == to.id()) throw new NotFound();
          news.productsChange(store, from.id());
          give(store, from.id(), to.id());
          collections.brandRenamed(store, from.name(), to.name(), actor);
          former.inherited(store, from.id(), to.id());
          delete(store, from.id());
          former.moved(store, to.id(), from.slug(), to.slug());
          var changes = Audited.Changes.none().field("merged_into", null, to.name());
          news.tell(store, EventKind.BRAND_DELETED, "merged", from, changes, actor);
        });
  }

  /**
   * Takes a brand away; its products have none then.
   *
   * @param keepSafety whether products of which nothing else is said keep what it said of their
   *     safety
   * @throws NotFound if the store has no such brand
   */
  public void delete(Store store, String publicId, boolean keepSafety, Actor actor) {
    transactions.write(
        () -> {
          var brand = get(store, publicId);
          news.productsChange(store, brand.id());
          if (keepSafety) keepSafety(store, brand);
          give(store, brand.id(), null);
          delete(store, brand.id());
          var changes = Audited.Changes.none().field("name", brand.name(), null);
          news.tell(store, EventKind.BRAND_DELETED, "deleted", brand, changes, actor);
        });
  }

  private void keepSafety(Store store, BrandRow brand) {
    var p = only(store, PRODUCT);
    var s = only(store, SAFETY);
    var silent =
        db.select(p.ID)
            .from(p)
            .where(p.BRAND_ID.eq(brand.id()))
            .and(notExists(selectOne().from(s).where(s.PRODUCT_ID.eq(p.ID))))
            .orderBy(p.ID)
            .fetch(p.ID);
    for (int i = 0; i < silent.size(); i += STEP)
      safeties.ofProducts(
          store, silent.subList(i, Math.min(silent.size(), i + STEP)), brand.safety());
  }

  /** Each of them has changed by that. */
  private void give(Store store, long brand, @Nullable Long other) {
    var p = only(store, PRODUCT);
    db.update(p)
        .set(p.BRAND_ID, other)
        .set(p.VERSION, p.VERSION.plus(1))
        .where(p.BRAND_ID.eq(brand))
        .execute();
  }

  private void delete(Store store, long brand) {
    var b = only(store, BRAND);
    db.deleteFrom(b).where(b.ID.eq(brand)).execute();
  }
}
