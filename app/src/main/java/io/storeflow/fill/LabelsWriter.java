package io.storeflow.fill;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.OPTION_VALUE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_OPTION;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.choose;

import io.storeflow.db.tables.records.OptionValueRecord;
import io.storeflow.db.tables.records.ProductOptionRecord;
import io.storeflow.db.tables.records.ProductTagRecord;
import io.storeflow.fill.GoodsWriter.Shelf;
import io.storeflow.label.Brands;
import io.storeflow.label.Tags;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Labels made-up goods as those of a large shop are: categories below each other, brands, tags, and
 * variants that are chosen by size and colour.
 */
@Component
public class LabelsWriter {
  private static final int TOP = 6;
  private static final int BELOW = 8;
  private static final int BRANDS = 40;
  private static final int TAGS = 30;
  private static final List<String> COLOURS =
      List.of("Black", "White", "Red", "Blue", "Green", "Natural", "Grey", "Yellow");

  private final DSLContext db;
  private final GoodsWriter goods;
  private final Brands brands;

  LabelsWriter(DSLContext db, GoodsWriter goods, Brands brands) {
    this.db = db;
    this.goods = goods;
    this.brands = brands;
  }

  /** The labels that there are, by row id. */
  record Shelves(List<Long> categories, List<Long> brands) {}

  /** Makes categories where the store has none, and brands. */
  Shelves shelves(Store store) {
    var c = only(store, CATEGORY);
    var categories = db.select(c.ID).from(c).fetch(c.ID);
    if (categories.isEmpty()) {
      var shelves = new ArrayList<Shelf>();
      for (int i = 1; i <= TOP; i++) {
        shelves.add(new Shelf("Section " + i, null, null));
        for (int j = 1; j <= BELOW; j++)
          shelves.add(new Shelf("Shelf " + i + "." + j, "Section " + i, null));
      }
      categories = List.copyOf(goods.categories(store, shelves).values());
    }
    for (int i = 1; i <= BRANDS; i++) brands.named(store, "Maker " + i, 0);
    var b = only(store, BRAND);
    return new Shelves(categories, db.select(b.ID).from(b).fetch(b.ID));
  }

  /** Joins the caller's transaction, which has written the goods. */
  void write(Store store, Shelves shelves, List<Good> made, Random random) {
    Map<Long, Long> inCategory = new HashMap<>();
    Map<Long, Long> ofBrand = new HashMap<>();
    Map<Long, Long> inColour = new HashMap<>();
    var tags = new ArrayList<ProductTagRecord>();
    var options = new ArrayList<ProductOptionRecord>();
    var values = new ArrayList<OptionValueRecord>();
    for (var good : made) {
      inCategory.put(good.id(), any(shelves.categories(), random));
      ofBrand.put(good.id(), any(shelves.brands(), random));
      tags.addAll(tags(good, random));
      var size = option(good, 1, "Size");
      var colour = option(good, 2, "Colour");
      Collections.addAll(options, size, colour);
      int position = 1;
      for (var variant : good.variants()) {
        var name = variant.title().isEmpty() ? "One size" : variant.title();
        // Each value has the number of its variant.
        values.add(value(variant.id(), size, position++, name));
      }
      var one = value(Ids.next(), colour, 1, COLOURS.get(random.nextInt(COLOURS.size())));
      values.add(one);
      inColour.put(good.id(), one.getId());
    }
    GoodsWriter.chunks(options).forEach(rows -> insertAll(db, store, PRODUCT_OPTION, rows));
    GoodsWriter.chunks(values).forEach(rows -> insertAll(db, store, OPTION_VALUE, rows));
    GoodsWriter.chunks(tags).forEach(rows -> insertAll(db, store, PRODUCT_TAG, rows));
    var p = only(store, PRODUCT);
    db.update(p)
        .set(p.CATEGORY_ID, choose(p.ID).mapValues(inCategory))
        .set(p.BRAND_ID, choose(p.ID).mapValues(ofBrand))
        .where(p.ID.in(inCategory.keySet()))
        .execute();
    var v = only(store, VARIANT);
    db.update(v)
        .set(v.VALUE1_ID, v.ID)
        .set(v.VALUE2_ID, choose(v.PRODUCT_ID).mapValues(inColour))
        .where(v.PRODUCT_ID.in(inColour.keySet()))
        .execute();
  }

  private static List<ProductTagRecord> tags(Good good, Random random) {
    var tags = new ArrayList<ProductTagRecord>();
    var known = new HashSet<Integer>();
    for (int i = 0; i < 3; i++) {
      int number = 1 + random.nextInt(TAGS);
      if (!known.add(number)) continue;
      var row = new ProductTagRecord();
      row.setProductId(good.id());
      row.setTag("Kind " + number);
      row.setFolded(Tags.folded("Kind " + number));
      row.setPosition(i);
      tags.add(row);
    }
    return tags;
  }

  private static ProductOptionRecord option(Good good, int position, String name) {
    var row = new ProductOptionRecord();
    row.setId(Ids.next());
    row.setProductId(good.id());
    row.setPosition(position);
    row.setName(name);
    return row;
  }

  private static OptionValueRecord value(
      long id, ProductOptionRecord option, int position, String value) {
    var row = new OptionValueRecord();
    row.setId(id);
    row.setOptionId(option.getId());
    row.setPosition(position);
    row.setValue(value);
    return row;
  }

  private static long any(List<Long> ids, Random random) {
    return ids.get(random.nextInt(ids.size()));
  }
}
