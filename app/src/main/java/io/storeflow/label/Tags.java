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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes the tags of products. In the caller's transaction. */
@Component
public class Tags {
  /** Some signs are several when they are folded. */
  private static final int LONGEST_FOLDED = 120;

  /** Of one statement. */
  private static final int ROWS = 1_000;

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
   * What becomes of the tags of a product.
   *
   * @param before as they were
   */
  public record Change(long product, List<String> before, List<String> tags) {}

  /** The tags as they shall be. A tag that other products have is spelled as it is there. */
  public void write(Store store, long product, List<String> before, List<String> tags) {
    writeAll(store, List.of(new Change(product, before, tags)));
  }

  /** The same of some products together, in as many statements as one takes. */
  public void writeAll(Store store, List<Change> all) {
    var changes = all.stream().filter(it -> !it.before().equals(it.tags())).toList();
    var had = changes.stream().filter(it -> !it.before().isEmpty()).map(Change::product).toList();
    var t = only(store, PRODUCT_TAG);
    if (!had.isEmpty()) db.deleteFrom(t).where(t.PRODUCT_ID.in(had)).execute();
    var spelled = spelled(store, changes);
    var rows = new ArrayList<ProductTagRecord>();
    for (var change : changes) {
      var known = new HashSet<String>();
      for (int i = 0; i < change.tags().size(); i++) {
        var row = new ProductTagRecord();
        var folded = folded(change.tags().get(i));
        // Two that are told apart by what is too long to be kept are one.
        if (!known.add(folded)) continue;
        row.setProductId(change.product());
        row.setFolded(folded);
        row.setTag(spelled.getOrDefault(folded, change.tags().get(i)));
        row.setPosition(i);
        rows.add(row);
      }
    }
    for (int from = 0; from < rows.size(); from += ROWS)
      insertAll(db, store, PRODUCT_TAG, rows.subList(from, Math.min(from + ROWS, rows.size())));
  }

  /** As other products have them; what none has, as the first of these that had it, or gets it. */
  private Map<String, String> spelled(Store store, List<Change> changes) {
    var wanted = changes.stream().flatMap(it -> it.tags().stream()).toList();
    if (wanted.isEmpty()) return Map.of();
    var t = only(store, PRODUCT_TAG);
    var spelled =
        db.select(t.FOLDED, min(t.TAG))
            .from(t)
            .where(t.FOLDED.in(wanted.stream().map(Tags::folded).distinct().toList()))
            .groupBy(t.FOLDED)
            .fetchMap(t.FOLDED, min(t.TAG));
    for (var it : changes)
      for (var tag : it.tags())
        if (it.before().contains(tag)) spelled.putIfAbsent(folded(tag), tag);
    for (var tag : wanted) spelled.putIfAbsent(folded(tag), tag);
    return spelled;
  }
}
