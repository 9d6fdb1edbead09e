package io.storeflow.sharepage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_SHARE;
import static io.storeflow.db.Tables.PRODUCT_SHARE_ITEM;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.sharing.ShareRefusal;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is brought to other stores. */
@Component
class ShareQueries {

  /**
   * What became of a product.
   *
   * @param publicId null if it is gone here
   * @param made public id of the product there, or of the one that is in the way; null for none
   * @param renamed what was taken there, a line each
   */
  public record Item(
      @Nullable String publicId,
      @Nullable String title,
      @Nullable ShareRefusal why,
      @Nullable String made,
      @Nullable String renamed) {
    public List<String> changes() {
      return renamed == null ? List.of() : renamed.lines().toList();
    }
  }

  private final DSLContext db;

  ShareQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * @throws NotFound if the store has no such
   */
  ShareRow get(Store store, String publicId) {
    return read(store, only(store, PRODUCT_SHARE).PUBLIC_ID.eq(publicId));
  }

  ShareRow get(Store store, long id) {
    return read(store, only(store, PRODUCT_SHARE).ID.eq(id));
  }

  private ShareRow read(Store store, Condition which) {
    var s = only(store, PRODUCT_SHARE);
    var counts =
        row(count(store, s.ID, ShareOutcome.MADE), count(store, s.ID, ShareOutcome.REFUSED))
            .mapping(ShareRow.Counts::new);
    return db.select(
            s.ID,
            s.PUBLIC_ID,
            s.STATE,
            s.WAY,
            s.TO_STORE_ID,
            s.RATE_MILLIONTHS,
            s.ROUNDING,
            s.TOTAL,
            counts)
        .from(s)
        .where(which)
        .fetchOptional(mapping(ShareRow::new))
        .orElseThrow(NotFound::new);
  }

  private static Field<Integer> count(Store store, Field<Long> id, ShareOutcome outcome) {
    var it = only(store, PRODUCT_SHARE_ITEM);
    return field(selectCount().from(it).where(it.SHARE_ID.eq(id)).and(it.OUTCOME.eq(outcome)));
  }

  /** Titles of the first of them. */
  List<String> titles(Store store, ShareRow share, int most) {
    var it = only(store, PRODUCT_SHARE_ITEM);
    var p = only(store, PRODUCT);
    return db.select(p.TITLE)
        .from(it)
        .join(p)
        .on(p.ID.eq(it.PRODUCT_ID))
        .where(it.SHARE_ID.eq(share.id()))
        .orderBy(it.PRODUCT_ID)
        .limit(most)
        .fetch(p.TITLE);
  }

  /** The next products that wait. */
  List<Long> waiting(Store store, long share, int most) {
    var it = only(store, PRODUCT_SHARE_ITEM);
    return db.select(it.PRODUCT_ID)
        .from(it)
        .where(it.SHARE_ID.eq(share))
        .and(it.OUTCOME.eq(ShareOutcome.WAITING))
        .orderBy(it.PRODUCT_ID)
        .limit(most)
        .fetch(it.PRODUCT_ID);
  }

  /** Whether it still waits; nobody else makes it until the transaction ends. */
  boolean isMine(Store store, long share, long product) {
    var it = only(store, PRODUCT_SHARE_ITEM);
    return db.select(it.OUTCOME)
        .from(it)
        .where(it.SHARE_ID.eq(share))
        .and(it.PRODUCT_ID.eq(product))
        .forUpdate()
        .fetch(it.OUTCOME)
        .contains(ShareOutcome.WAITING);
  }

  Actor actor(Store store, long share) {
    var s = only(store, PRODUCT_SHARE);
    return db.select(s.PERSON_ID, s.ACTOR_NAME)
        .from(s)
        .where(s.ID.eq(share))
        .fetchSingle(mapping(Actor::kept));
  }

  /** Those that were made with another address or SKU than here, and those that were not made. */
  List<Item> told(Store store, ShareRow share, ShareOutcome outcome, int most) {
    var it = only(store, PRODUCT_SHARE_ITEM);
    var p = PRODUCT;
    var which =
        outcome == ShareOutcome.MADE && share.total() > 1 ? it.RENAMED.isNotNull() : noCondition();
    return db.select(p.PUBLIC_ID, p.TITLE, it.REASON, it.MADE, it.RENAMED)
        .from(it)
        .leftJoin(p)
        .on(ownedBy(store, p))
        .and(p.ID.eq(it.PRODUCT_ID))
        .where(it.SHARE_ID.eq(share.id()))
        .and(it.OUTCOME.eq(outcome))
        .and(which)
        .orderBy(it.PRODUCT_ID)
        .limit(most)
        .fetch(mapping(Item::new));
  }
}
