package io.storeflow.bulkedit;

import static io.storeflow.db.Tables.BULK_EDIT_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.upsertAll;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.val;

import io.storeflow.bulkedit.ProductFacts.VariantFacts;
import io.storeflow.catalog.ProductNews;
import io.storeflow.catalog.Publishing;
import io.storeflow.category.CategoryTree;
import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.records.BulkEditProductRecord;
import io.storeflow.label.Tags;
import io.storeflow.outbox.EventKind;
import io.storeflow.pricehistory.PriceHistory;
import io.storeflow.pricehistory.PriceMove;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes some of the products as they shall be, and what became of each. */
@Component
class BulkEditWriter {
  /** Whose prices one statement writes. */
  private static final int VARIANTS = 200;

  /** A product that is changed, as it was and as it shall be. */
  record Change(ProductFacts was, ProductFacts after) {}

  private final DSLContext db;
  private final Tags tags;
  private final Publishing publishing;
  private final ProductNews news;
  private final PriceHistory history;
  private final JsonMapper json;
  private final Clock clock;

  BulkEditWriter(
      DSLContext db,
      Tags tags,
      Publishing publishing,
      ProductNews news,
      PriceHistory history,
      JsonMapper json,
      Clock clock) {
    this.db = db;
    this.tags = tags;
    this.publishing = publishing;
    this.news = news;
    this.history = history;
    this.json = json;
    this.clock = clock;
  }

  /** Writes the products; the audit log tells each of them by itself. */
  void write(Store store, List<Change> changes, CategoryTree categories, Actor actor) {
    if (changes.isEmpty()) return;
    var writes = products(store, changes);
    var variants = new ArrayList<VariantFacts>();
    var priced = new ArrayList<PriceMove>();
    for (var change : changes)
      for (int i = 0; i < change.after().variants().size(); i++)
        if (!change.after().variants().get(i).equals(change.was().variants().get(i))) {
          variants.add(change.after().variants().get(i));
          priced.addAll(priced(change.was().variants().get(i), change.after().variants().get(i)));
        }
    for (int from = 0; from < variants.size(); from += VARIANTS)
      writes.add(
          variants(store, variants.subList(from, Math.min(from + VARIANTS, variants.size()))));
    db.batch(writes).execute();
    history.note(store, priced);
    tags.writeAll(
        store,
        changes.stream()
            .map(it -> new Tags.Change(it.was().id(), it.was().tags(), it.after().tags()))
            .toList());
    for (var it : changes) plan(store, it.after());
    var told = changes.stream().map(it -> told(store, it, categories)).toList();
    news.tell(store, told, List.of(), actor);
  }

  private static List<PriceMove> priced(VariantFacts was, VariantFacts now) {
    return PriceHistory.move(
        now.id(),
        was.prices().price(),
        now.prices().price(),
        was.prices().before() != null,
        now.prices().before() != null);
  }

  /** A draft that is one again goes on sale when it was to; at once if that time is over. */
  private void plan(Store store, ProductFacts after) {
    publishing.plan(store, after.publicId(), after.state(), after.publishAt());
  }

  /** What became of a product of the change of many. */
  BulkEditProductRecord outcome(
      long bulkEdit,
      long product,
      BulkOutcome outcome,
      @Nullable BulkRefusal why,
      @Nullable ProductFacts was) {
    var row = new BulkEditProductRecord();
    row.setBulkEditId(bulkEdit);
    row.setProductId(product);
    row.setOutcome(outcome);
    row.setReason(why);
    row.setWas(was == null ? null : json.writeValueAsString(was));
    row.setVersionAfter(was == null ? null : was.version() + 1);
    return row;
  }

  /** Notes it, of all of them in one statement. */
  void outcomes(Store store, List<BulkEditProductRecord> rows) {
    var p = BULK_EDIT_PRODUCT;
    upsertAll(db, store, p, rows, p.OUTCOME, p.REASON, p.WAS, p.VERSION_AFTER);
  }

  /** One for all products of which the same becomes; their versions go up by one each. */
  private List<Query> products(Store store, List<Change> changes) {
    var p = only(store, PRODUCT);
    var same = new LinkedHashMap<Map<Field<?>, ?>, List<Long>>();
    for (var it : changes)
      same.computeIfAbsent(columns(p, it), none -> new ArrayList<>()).add(it.was().id());
    var writes = new ArrayList<Query>();
    same.forEach(
        (columns, ids) ->
            writes.add(
                db.update(p)
                    .set(columns)
                    .set(p.UPDATED_AT, clock.instant())
                    .set(p.VERSION, p.VERSION.plus(1))
                    .where(p.ID.in(ids))));
    return writes;
  }

  /** What is written of a product: the columns that differ. */
  private static Map<Field<?>, ?> columns(Product p, Change change) {
    var was = change.was();
    var after = change.after();
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    if (was.state() != after.state()) columns.put(p.STATE, after.state());
    if (!Objects.equals(was.publishAt(), after.publishAt()))
      columns.put(p.PUBLISH_AT, after.publishAt());
    if (!Objects.equals(was.categoryId(), after.categoryId()))
      columns.put(p.CATEGORY_ID, after.categoryId());
    if (was.featured() != after.featured()) columns.put(p.FEATURED, after.featured());
    if (was.listPrice() != after.listPrice()) columns.put(p.PRICE_MINOR, after.listPrice());
    return columns;
  }

  /** Each gets prices of its own, in one statement. */
  private Query variants(Store store, List<VariantFacts> all) {
    var v = only(store, VARIANT);
    var price = new LinkedHashMap<Field<Long>, Field<Long>>();
    var before = new LinkedHashMap<Field<Long>, Field<Long>>();
    for (var it : all) {
      price.put(val(it.id()), val(it.prices().price()));
      before.put(val(it.id()), val(it.prices().before(), v.COMPARE_AT_MINOR));
    }
    return db.update(v)
        .set(v.PRICE_MINOR, case_(v.ID).mapFields(price))
        .set(v.COMPARE_AT_MINOR, case_(v.ID).mapFields(before))
        .where(v.ID.in(all.stream().map(VariantFacts::id).toList()));
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
