package io.storeflow.customerpage;

import io.storeflow.customergroup.CustomerGroup;
import io.storeflow.giftcard.GiftCard;
import io.storeflow.loyalty.Members;
import io.storeflow.orderlist.OrderRow;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a customer shows beside what staff note, over the stores that the person may
 * see.
 *
 * @param points what they have; null for who is no member, and who may not see points
 */
public record CustomerPage(
    List<Ordered> orders,
    List<OfStore> stores,
    List<Used> addresses,
    List<CustomerGroup> groups,
    List<GiftCard> cards,
    Members.@Nullable Standing points) {

  /** An order, and where. */
  public record Ordered(Store store, OrderRow order) {}

  /**
   * What they ordered at one store.
   *
   * @param orders without those that were cancelled
   * @param spent without what was credited
   */
  public record OfStore(
      Store store, int orders, int cancelled, Money spent, Instant first, Instant last) {}

  /** Where something was sent to, how often and when at last. */
  public record Used(Address address, int times, Instant last) {}

  /** What they spent over all stores, by currency. */
  public List<Money> sums() {
    var sums = new java.util.LinkedHashMap<java.util.Currency, Money>();
    for (var it : stores) sums.merge(it.spent().currency(), it.spent(), Money::plus);
    return List.copyOf(sums.values());
  }

  /** Orders over all stores, without those that were cancelled. */
  public int count() {
    return stores.stream().mapToInt(OfStore::orders).sum();
  }
}
