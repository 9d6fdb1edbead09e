package io.storeflow.catalog;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.db.tables.records.VariantRecord;
import io.storeflow.inventory.Adjustments.Why;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.Inventory.Counted;
import io.storeflow.inventory.StockMove;
import io.storeflow.lookup.ProductText;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricehistory.PriceHistory;
import io.storeflow.pricehistory.PriceMove;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the variants of a product, and what is on hand of them through the ledger. */
@Component
class Variants {
  /**
   * The variants of a product that is new.
   *
   * @param values ids of the values, by option and place
   * @param pictures ids of the product's pictures by their public ids
   */
  record New(
      long product, List<List<Long>> values, Map<String, Long> pictures, ProductChange change) {}

  /**
   * Variants of a product as they shall be.
   *
   * @param values ids of the values, by option and place
   * @param pictures ids of the product's pictures by their public ids
   */
  record Edited(
      ProductDetail before,
      List<List<Long>> values,
      Map<String, Long> pictures,
      ProductChange change) {}

  private final DSLContext db;
  private final Inventory inventory;
  private final PriceHistory history;

  Variants(DSLContext db, Inventory inventory, PriceHistory history) {
    this.db = db;
    this.inventory = inventory;
    this.history = history;
  }

  /**
   * All variants of a product that is new.
   *
   * @param values ids of the values, by option and place
   * @param pictures ids of the product's pictures by their public ids
   */
  List<StockMove> writeNew(
      Store store,
      long product,
      List<List<Long>> values,
      Map<String, Long> pictures,
      ProductChange change,
      Actor actor) {
    return writeAllNew(store, List.of(new New(product, values, pictures, change)), actor);
  }

  /** The same of many products that are new, in as many statements as one takes. */
  List<StockMove> writeAllNew(Store store, List<New> products, Actor actor) {
    var rows = new ArrayList<VariantRecord>();
    var changes = new ArrayList<VariantChange>();
    for (var it : products) {
      var variants = it.change().variants();
      for (int position = 0; position < variants.size(); position++)
        rows.add(
            record(it.product(), it.values(), position, variants.get(position), it.pictures()));
      changes.addAll(variants);
    }
    return insert(store, rows, changes, products.getFirst().change().why(), actor);
  }

  /**
   * The variants as they shall be. Those that are not named stay as they are; those that are left
   * out keep their rows, as they may stand in orders, and what is on hand of them leaves.
   *
   * @param values ids of the values, by option and place
   * @param pictures ids of the product's pictures by their public ids
   * @return what that did to the stock; to be announced
   * @throws NotFound if a variant is named that the product does not have
   */
  List<StockMove> write(
      Store store,
      ProductDetail before,
      List<List<Long>> values,
      Map<String, Long> pictures,
      ProductChange change,
      Actor actor) {
    return writeAll(store, List.of(new Edited(before, values, pictures, change)), actor);
  }

  /** The same of many products, in as many statements as one takes. */
  List<StockMove> writeAll(Store store, List<Edited> products, Actor actor) {
    var added = new ArrayList<VariantRecord>();
    var addedChanges = new ArrayList<VariantChange>();
    var updates = new ArrayList<Query>();
    var onHand = new LinkedHashMap<Why, Map<Long, Integer>>();
    var counted = new ArrayList<Counted>();
    var priced = new ArrayList<PriceMove>();
    for (var product : products) {
      var change = product.change();
      var before = product.before();
      var known =
          before.variants().stream()
              .collect(Collectors.toMap(VariantDetail::publicId, Function.identity()));
      var units = onHand.computeIfAbsent(change.why(), none -> new HashMap<>());
      for (int position = 0; position < change.variants().size(); position++) {
        var variant = change.variants().get(position);
        var values = product.values();
        if (variant.publicId() == null) {
          added.add(record(before.id(), values, position, variant, product.pictures()));
          addedChanges.add(variant);
          continue;
        }
        var old = known.get(variant.publicId());
        if (old == null) throw new NotFound();
        if (differs(old, values, position, variant))
          updates.add(update(store, old, values, position, variant, product.pictures()));
        priced.addAll(priced(old, variant.fields()));
        if (variant.fields().tracked()) {
          if (!Integer.valueOf(variant.lowAt()).equals(old.fields().lowAt()))
            counted.add(new Counted(old.id(), 0, variant.lowAt()));
          if (variant.onHandDelta() != 0) units.put(old.id(), variant.onHandDelta());
        }
      }
      var left = onHand.computeIfAbsent(change.whyRemoved(), none -> new HashMap<>());
      remove(store, change.removed(), known, updates, left);
    }
    if (!updates.isEmpty()) db.batch(updates).execute();
    history.note(store, priced);
    var moves = new ArrayList<>(inventory.track(store, counted, actor));
    moves.addAll(insert(store, added, addedChanges, products.getFirst().change().why(), actor));
    onHand.forEach((why, units) -> moves.addAll(inventory.correct(store, units, why, actor)));
    return moves;
  }

  private static List<PriceMove> priced(VariantDetail old, ProductFields.OfVariant now) {
    var was = old.fields();
    return PriceHistory.move(
        old.id(),
        was.price().minor(),
        now.price().minor(),
        was.compareAt() != null,
        now.compareAt() != null);
  }

  private List<StockMove> insert(
      Store store, List<VariantRecord> rows, List<VariantChange> changes, Why why, Actor actor) {
    insertAll(db, store, VARIANT, rows);
    var counted = new ArrayList<Counted>();
    for (int i = 0; i < rows.size(); i++) {
      var change = changes.get(i);
      if (change.fields().tracked())
        counted.add(new Counted(rows.get(i).getId(), change.onHandDelta(), change.lowAt()));
    }
    return inventory.track(store, counted, why, actor);
  }

  /** It answers to no code any more, so that another may have it. */
  private void remove(
      Store store,
      Set<String> removed,
      Map<String, VariantDetail> known,
      List<Query> updates,
      Map<Long, Integer> onHand) {
    var v = only(store, VARIANT);
    for (var publicId : removed) {
      var old = known.get(publicId);
      if (old == null) throw new NotFound();
      updates.add(
          db.update(v)
              .set(v.REMOVED, true)
              .set(v.ACTIVE, false)
              .set(v.TRACKED, false)
              .set(v.SKU, "")
              .set(v.SKU_FOLDED, ProductText.sku(""))
              .set(v.BARCODE, "")
              .setNull(v.VALUE1_ID)
              .setNull(v.VALUE2_ID)
              .setNull(v.VALUE3_ID)
              .where(v.ID.eq(old.id())));
      if (old.onHand() != null && old.onHand() != 0) onHand.put(old.id(), -old.onHand());
    }
  }

  /** Whether anything of its row is to be written; most rows of a large grid stay as they are. */
  private static boolean differs(
      VariantDetail old, List<List<Long>> values, int position, VariantChange variant) {
    return old.position() != position
        || !old.fields().equals(variant.fields())
        || !old.values().equals(chosen(values, variant));
  }

  private Query update(
      Store store,
      VariantDetail old,
      List<List<Long>> values,
      int position,
      VariantChange variant,
      Map<String, Long> pictures) {
    var v = only(store, VARIANT);
    return db.update(v)
        .set(ProductColumns.of(variant.fields(), chosen(values, variant), position, pictures))
        .where(v.ID.eq(old.id()));
  }

  private static VariantRecord record(
      long product,
      List<List<Long>> values,
      int position,
      VariantChange variant,
      Map<String, Long> pictures) {
    var row = new VariantRecord();
    row.fromMap(
        named(ProductColumns.of(variant.fields(), chosen(values, variant), position, pictures)));
    row.setId(Ids.next());
    row.setPublicId(PublicId.random());
    row.setProductId(product);
    return row;
  }

  private static List<Long> chosen(List<List<Long>> values, VariantChange variant) {
    var ids = new ArrayList<Long>();
    for (int i = 0; i < variant.chosen().size(); i++)
      ids.add(values.get(i).get(variant.chosen().get(i)));
    return ids;
  }

  private static Map<String, @Nullable Object> named(Map<Field<?>, @Nullable Object> columns) {
    var named = new LinkedHashMap<String, @Nullable Object>();
    columns.forEach((column, value) -> named.put(column.getName(), value));
    return named;
  }
}
