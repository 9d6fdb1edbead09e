package io.storeflow.lookup;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TEXT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.choose;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.records.ProductTextRecord;
import io.storeflow.lookup.ProductText.VariantText;
import io.storeflow.lookup.SkuParts.Part;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.ReadsEvents;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import io.storeflow.upkeep.CatchesUp;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps what of products is searched beside them: written soon after a product has changed, when
 * its event is read.
 */
@Service
public class ProductTexts implements CatchesUp, ReadsEvents {

  private record Written(
      long id, String title, String sku, @Nullable String titleFolded, @Nullable String skuFolded) {

    boolean isAsItShouldBe() {
      return ProductText.title(title).equals(titleFolded) && ProductText.sku(sku).equals(skuFolded);
    }
  }

  private record Seen(
      long id,
      String title,
      String second,
      @Nullable String titles,
      @Nullable String variants,
      List<Written> of,
      Set<Part> parts) {

    ProductText text() {
      var all = of.stream().map(it -> new VariantText(it.title(), it.sku())).toList();
      return ProductText.of(title, second, all);
    }

    boolean isAsItShouldBe() {
      var text = text();
      return text.titles().equals(titles)
          && text.variants().equals(variants)
          && of.stream().allMatch(Written::isAsItShouldBe)
          && due().equals(parts);
    }

    Set<Part> due() {
      return of.stream()
          .flatMap(it -> SkuParts.of(it.id(), it.sku()).stream())
          .collect(Collectors.toSet());
    }
  }

  private final DSLContext db;
  private final Transactions transactions;

  ProductTexts(DSLContext db, Transactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  @Override
  public String reader() {
    return "product-text";
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(EventKind.PRODUCT_CREATED, EventKind.PRODUCT_CHANGED);
  }

  @Override
  public void read(Store store, List<Event> events) {
    var products = Event.subjects(events);
    var seen = read(store, only(store, PRODUCT).ID.in(products), products.size());
    var wrong = seen.stream().filter(it -> !it.isAsItShouldBe()).map(Seen::id).toList();
    if (!wrong.isEmpty()) rewrite(store, wrong);
  }

  /** What is searched of a product as a row, for many that are written at once. */
  public static ProductTextRecord row(long product, ProductText text) {
    var row = new ProductTextRecord();
    row.setProductId(product);
    row.setTitles(text.titles());
    row.setVariants(text.variants());
    return row;
  }

  /** Products that a release wrote which knew no such text, or made it by another rule. */
  @Override
  public Step catchUp(Store store, long after) {
    var seen = read(store, only(store, PRODUCT).ID.gt(after), STEP);
    var wrong = seen.stream().filter(it -> !it.isAsItShouldBe()).map(Seen::id).toList();
    if (!wrong.isEmpty()) transactions.write(() -> rewrite(store, wrong));
    long last = seen.isEmpty() ? after : seen.getLast().id();
    return new Step(last, wrong.size(), seen.size() == STEP);
  }

  /** Nobody changes the products until it is done. */
  private void rewrite(Store store, List<Long> products) {
    var p = only(store, PRODUCT);
    db.select(p.ID).from(p).where(p.ID.in(products)).orderBy(p.ID).forUpdate().fetch();
    var seen = read(store, p.ID.in(products), products.size());
    var t = only(store, PRODUCT_TEXT);
    db.deleteFrom(t).where(t.PRODUCT_ID.in(products)).execute();
    insertAll(db, store, PRODUCT_TEXT, seen.stream().map(it -> row(it.id(), it.text())).toList());
    var wrong =
        seen.stream()
            .flatMap(it -> it.of().stream())
            .filter(it -> !it.isAsItShouldBe())
            .collect(Collectors.toMap(Written::id, it -> it));
    if (!wrong.isEmpty()) rewrite(store, wrong);
    rewriteParts(store, seen.stream().filter(it -> !it.due().equals(it.parts())).toList());
  }

  private void rewriteParts(Store store, List<Seen> wrong) {
    if (wrong.isEmpty()) return;
    SkuParts.delete(db, store, wrong.stream().map(Seen::id).toList());
    var rows =
        wrong.stream()
            .flatMap(it -> it.due().stream().map(part -> SkuParts.row(it.id(), part)))
            .toList();
    SkuParts.write(db, store, rows);
  }

  /** One statement: a batch of as many would be checked one by one. */
  private void rewrite(Store store, Map<Long, Written> variants) {
    var v = only(store, VARIANT);
    var titles = new HashMap<Long, String>();
    var skus = new HashMap<Long, String>();
    variants.forEach((id, it) -> titles.put(id, ProductText.title(it.title())));
    variants.forEach((id, it) -> skus.put(id, ProductText.sku(it.sku())));
    db.update(v)
        .set(v.TITLE_FOLDED, choose(v.ID).mapValues(titles))
        .set(v.SKU_FOLDED, choose(v.ID).mapValues(skus))
        .where(v.ID.in(variants.keySet()))
        .execute();
  }

  private List<Seen> read(Store store, Condition which, int most) {
    var p = only(store, PRODUCT);
    var t = only(store, PRODUCT_TEXT);
    var v = only(store, VARIANT);
    var variants =
        multiset(
                select(v.ID, v.TITLE, v.SKU, v.TITLE_FOLDED, v.SKU_FOLDED)
                    .from(v)
                    .where(v.PRODUCT_ID.eq(p.ID))
                    .and(v.REMOVED.isFalse())
                    .orderBy(v.POSITION, v.ID))
            .convertFrom(rows -> rows.map(mapping(Written::new)));
    var parts = SkuParts.kept(store, p.ID);
    return db.select(p.ID, p.TITLE, p.SECOND_TITLE, t.TITLES, t.VARIANTS, variants, parts)
        .from(p)
        .leftJoin(t)
        .on(t.PRODUCT_ID.eq(p.ID))
        .where(which)
        .orderBy(p.ID)
        .limit(most)
        .fetch(mapping(Seen::new));
  }
}
