package io.storeflow.live;

import io.storeflow.inventory.StockMove;
import io.storeflow.soldout.SoldOutChanged;
import io.storeflow.soldout.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message of stock says: of variants and modifiers how many can be had, as far as a shop
 * tells everybody. More than {@link StockMove#FEW} is one more than that, whatever there is.
 */
final class Levels {
  static final String EVENT = "InventoryUpdated";
  static final String MEMBER = "levels";

  /** In one message; where more has changed, pages ask again. */
  private static final int MOST = 40;

  private static final String VARIANT = "variant_id";
  private static final String MODIFIER = "modifier_id";

  private Levels() {}

  /** The same, which says too whether it can be had although none is left. */
  static Map<String, Object> of(String variantId, int available, boolean backorder) {
    return backorder
        ? Map.of(VARIANT, variantId, "available", StockMove.shown(available), "backorder", true)
        : of(variantId, available);
  }

  /** Of a variant that is counted. */
  static Map<String, Object> of(String variantId, int available) {
    return Map.of(VARIANT, variantId, "available", StockMove.shown(available));
  }

  /** Of what is sold out by somebody's word, or back; what nobody counts has many. */
  static Map<String, Object> of(SoldOutChanged news) {
    var available = news.available();
    int there = news.gone() ? 0 : available == null ? StockMove.FEW + 1 : available;
    var id = news.what() == Thing.VARIANT ? VARIANT : MODIFIER;
    return Map.of(id, news.publicId(), "available", StockMove.shown(there));
  }

  /** Both, the later ones for what is in both; empty where that is too much for a message. */
  static Optional<Map<String, Object>> together(Map<String, Object> one, Map<String, Object> then) {
    var levels = new LinkedHashMap<Object, Object>();
    for (var more : List.of(one, then))
      if (more.get(MEMBER) instanceof List<?> list)
        for (var level : list) if (level instanceof Map<?, ?> it) levels.put(id(it), it);
    return levels.size() > MOST
        ? Optional.empty()
        : Optional.of(Map.of(MEMBER, List.copyOf(levels.values())));
  }

  private static Object id(Map<?, ?> level) {
    var variant = level.get(VARIANT);
    return variant == null ? "" + level.get(MODIFIER) : variant;
  }
}
