package io.storeflow.label;

import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.min;

import io.storeflow.db.tables.records.ProductTagRecord;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes the tags of products. In the caller's transaction. */
@Component
public class Tags {
  /** Some signs are several when they are folded. */
  private static final int LONGEST_FOLDED = 120;

  private final DSLContext db;

  Tags(DSLContext db) {
    this.db = db;
  }

  /** As tags are compared. */
  public static String folded(String tag) {
    var folded = Folded.of(tag);
    return folded.isEmpty() ? tag : Typed.cut(folded, LONGEST_FOLDED);
  }

  /**
   * The tags as they shall be. A tag that other products have is spelled as it is there.
   *
   * @param before as they were
   */
  public void write(Store store, long product, List<String> before, List<String> tags) {
    if (before.equals(tags)) return;
    var t = only(store, PRODUCT_TAG);
    if (!before.isEmpty()) db.deleteFrom(t).where(t.PRODUCT_ID.eq(product)).execute();
    if (tags.isEmpty()) return;
    var spelled =
        db.select(t.FOLDED, min(t.TAG))
            .from(t)
            .where(t.FOLDED.in(tags.stream().map(Tags::folded).toList()))
            .groupBy(t.FOLDED)
            .fetchMap(t.FOLDED, min(t.TAG));
    var rows = new ArrayList<ProductTagRecord>();
    for (var tag : tags) {
      var row = new ProductTagRecord();
      row.setProductId(product);
      row.setFolded(folded(tag));
      row.setTag(spelled.getOrDefault(folded(tag), tag));
      row.setPosition(rows.size());
      rows.add(row);
    }
    insertAll(db, store, PRODUCT_TAG, rows);
  }
}
