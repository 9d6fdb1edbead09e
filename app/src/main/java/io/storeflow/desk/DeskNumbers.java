package io.storeflow.desk;

import io.storeflow.platform.frame.Desk.Bell;
import io.storeflow.platform.frame.NavItem;
import io.storeflow.store.Merchant;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All that the frame of a page counts, in one statement: what waits behind the lines of the
 * navigation, and what the person was told of and has not read.
 */
@Component
class DeskNumbers {
  /**
   * @param lines by the keys of the navigation
   * @param bell null where the page is not about one merchant
   */
  record Counted(Map<String, Integer> lines, @Nullable Bell bell) {}

  private final DSLContext db;
  private final Stores stores;
  private final Map<String, DeskCount> counts;
  private final DeskBell bell;

  DeskNumbers(DSLContext db, Stores stores, List<DeskCount> counts, DeskBell bell) {
    this.db = db;
    this.stores = stores;
    this.counts = counts.stream().collect(Collectors.toMap(DeskCount::key, Function.identity()));
    this.bell = bell;
  }

  /**
   * @param access null for pages of no single store
   * @param lines of the navigation
   * @param mine all stores that the person may enter; none where they are known by a board pass
   */
  Counted of(@Nullable StoreAccess access, List<NavItem> lines, List<StoreAccess> mine) {
    var asked = new HashMap<String, Field<Integer>>();
    if (access != null)
      for (var line : lines) {
        var counter = counts.get(line.key());
        if (counter != null) asked.put(line.key(), counter.count(access.store()));
      }
    var merchant = merchant(access, mine);
    var unread = merchant.map(it -> bell.unread(it, of(it, mine)));
    var follows = merchant.map(it -> stores.follows(mine.getFirst().person(), it));
    var fields = new ArrayList<Field<?>>(asked.values());
    unread.ifPresent(fields::add);
    follows.ifPresent(fields::add);
    if (fields.isEmpty()) return new Counted(Map.of(), null);
    var row = db.select(fields).fetchSingle();
    var numbers = new HashMap<String, Integer>();
    asked.forEach((key, field) -> numbers.put(key, row.get(field)));
    return new Counted(
        numbers,
        merchant
            .map(it -> bell(it, access, of(it, mine), row, unread.get(), follows.get()))
            .orElse(null));
  }

  private static Bell bell(
      Merchant merchant,
      @Nullable StoreAccess access,
      List<StoreAccess> mine,
      Record row,
      Field<Integer> unread,
      Field<Boolean> follows) {
    var at = access == null ? mine.getFirst() : access;
    return new Bell(
        row.get(unread),
        DeskBell.MOST,
        at.store().page("/notices"),
        row.get(follows) ? "/topic/merchant." + merchant.publicId() + ".notifications" : topic(at));
  }

  /** Who may not follow the merchant hears of the orders of the store that they are in. */
  private static @Nullable String topic(StoreAccess at) {
    Store store = at.store();
    return at.may(Permission.SEE_ORDERS) ? "/topic/store." + store.publicId() + ".orders" : null;
  }

  /** That of the store; else the one merchant of all stores, if it is one. */
  private static Optional<Merchant> merchant(@Nullable StoreAccess access, List<StoreAccess> mine) {
    if (mine.isEmpty()) return Optional.empty();
    if (access != null) return Optional.of(access.store().merchant());
    var first = mine.getFirst().store().merchant();
    return of(first, mine).size() == mine.size() ? Optional.of(first) : Optional.empty();
  }

  private static List<StoreAccess> of(Merchant merchant, List<StoreAccess> mine) {
    return mine.stream().filter(it -> it.store().merchant().id() == merchant.id()).toList();
  }
}
