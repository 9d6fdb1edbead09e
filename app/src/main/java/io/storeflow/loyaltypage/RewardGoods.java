package io.storeflow.loyaltypage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.loyalty.Program.Reward;
import io.storeflow.platform.locale.Isolation;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Variants that may be given for points, by the names that people type. */
@Component
class RewardGoods {
  private final DSLContext db;

  RewardGoods(DSLContext db) {
    this.db = db;
  }

  /**
   * @param id row id of the variant
   */
  record Found(long id, String publicId, boolean giftCard) {}

  private record Named(String name, Found found) {}

  /**
   * What bears that SKU, else the variants of the product of that address. Two statements, however
   * many are asked for.
   */
  Map<String, List<Found>> of(Store store, Collection<String> names) {
    if (names.isEmpty()) return Map.of();
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var found = found(store, v.SKU, v.SKU.in(names));
    // The column knows no other letters, and fails when it is compared with them.
    var rest =
        names.stream()
            .filter(it -> !found.containsKey(it))
            .filter(it -> it.chars().allMatch(letter -> letter < 128))
            .toList();
    if (!rest.isEmpty()) found.putAll(found(store, p.SLUG, p.SLUG.in(rest)));
    return found;
  }

  /** What shoppers read, by row ids of variants. One statement, and none for no reward. */
  Map<Long, String> titles(Store store, List<Reward> rewards, Locale reader) {
    if (rewards.isEmpty()) return Map.of();
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(v.ID, p.TITLE, v.TITLE)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.ID.in(rewards.stream().map(Reward::variant).toList()))
        .fetchMap(
            row -> row.value1(),
            row -> Isolation.join(List.of(row.value2(), row.value3()), reader));
  }

  /** The columns make no difference between capitals and other letters. */
  private Map<String, List<Found>> found(Store store, Field<String> name, Condition which) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var all = new TreeMap<String, List<Found>>(String.CASE_INSENSITIVE_ORDER);
    db.select(name, v.ID, v.PUBLIC_ID, p.GIFT_CARD)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(which)
        .fetch(row -> new Named(row.value1(), new Found(row.value2(), row.value3(), row.value4())))
        .forEach(it -> all.computeIfAbsent(it.name(), key -> new ArrayList<>()).add(it.found()));
    return all;
  }
}
