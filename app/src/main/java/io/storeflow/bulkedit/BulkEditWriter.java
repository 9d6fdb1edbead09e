package io.storeflow.bulkedit;

import static io.storeflow.db.Tables.BULK_EDIT_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.ProductNews;
import io.storeflow.category.CategoryTree;
import io.storeflow.label.Tags;
import io.storeflow.outbox.EventKind;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes some of the products as they shall be, and what became of each. */
@Component
class BulkEditWriter {

  /** A product that is changed, as it was and as it shall be. */
  record Change(ProductFacts was, ProductFacts after) {}

  private final DSLContext db;
  private final Tags tags;
  private final ProductNews news;
  private final JsonMapper json;
  private final Clock clock;

  BulkEditWriter(DSLContext db, Tags tags, ProductNews news, JsonMapper json, Clock clock) {
    this.db = db;
    this.tags = tags;
    this.news = news;
    this.json = json;
    this.clock = clock;
  }

  /** Writes the products; the audit log tells each of them by itself. */
  void write(Store store, List<Change> changes, CategoryTree categories, Actor actor) {
    if (changes.isEmpty()) return;
    var writes = new ArrayList<Query>();
    for (var change : changes) {
      writes.add(product(store, change.after()));
      for (int i = 0; i < change.after().variants().size(); i++)
        if (!change.after().variants().get(i).equals(change.was().variants().get(i)))
          writes.add(variant(store, change.after().variants().get(i)));
    }
    db.batch(writes).execute();
    for (var it : changes) tags.write(store, it.was().id(), it.was().tags(), it.after().tags());
    var told = changes.stream().map(it -> told(store, it, categories)).toList();
    news.tell(store, told, List.of(), actor);
  }

  /** Notes what became of a product of the change of many. */
  Query outcome(
      Store store,
      long bulkEdit,
      long product,
      BulkOutcome outcome,
      @Nullable BulkRefusal why,
      @Nullable ProductFacts was) {
    var p = only(store, BULK_EDIT_PRODUCT);
    return db.update(p)
        .set(p.OUTCOME, outcome)
        .set(p.REASON, why)
        .set(p.WAS, was == null ? null : json.writeValueAsString(was))
        .set(p.VERSION_AFTER, was == null ? null : was.version() + 1)
        .where(p.BULK_EDIT_ID.eq(bulkEdit))
        .and(p.PRODUCT_ID.eq(product));
  }

  private Query product(Store store, ProductFacts after) {
    var p = only(store, PRODUCT);
    return db.update(p)
        .set(p.STATE, after.state())
        .set(p.PUBLISH_AT, after.publishAt())
        .set(p.CATEGORY_ID, after.categoryId())
        .set(p.FEATURED, after.featured())
        .set(p.PRICE_MINOR, after.listPrice())
        .set(p.UPDATED_AT, clock.instant())
        .set(p.VERSION, after.version() + 1)
        .where(p.ID.eq(after.id()));
  }

  private Query variant(Store store, ProductFacts.VariantFacts after) {
    var v = only(store, VARIANT);
    return db.update(v)
        .set(v.PRICE_MINOR, after.prices().price())
        .set(v.COMPARE_AT_MINOR, after.prices().before())
        .where(v.ID.eq(after.id()));
  }

  /** In the words that the editor of one product uses in the audit log. */
  private static ProductNews.Change told(Store store, Change change, CategoryTree categories) {
    var was = change.was();
    var after = change.after();
    var changes =
        Audited.Changes.none()
            .field("state", was.state().code(), after.state().code())
            .field(
                "category",
                categories.publicId(was.categoryId()),
                categories.publicId(after.categoryId()))
            .field("featured", was.featured(), after.featured())
            .field("tags", String.join(", ", was.tags()), String.join(", ", after.tags()));
    for (int i = 0; i < was.variants().size(); i++) {
      var old = was.variants().get(i);
      var now = after.variants().get(i);
      var name = "variant " + now.publicId() + " ";
      changes
          .field(
              name + "price",
              plain(store, old.prices().price()),
              plain(store, now.prices().price()))
          .field(
              name + "compare_at",
              plain(store, old.prices().before()),
              plain(store, now.prices().before()));
    }
    return new ProductNews.Change(
        EventKind.PRODUCT_CHANGED,
        "product.changed",
        after.id(),
        after.publicId(),
        after.title(),
        after.version() + 1,
        changes);
  }

  private static @Nullable String plain(Store store, @Nullable Long minor) {
    return minor == null ? null : store.money(minor).plain();
  }
}
