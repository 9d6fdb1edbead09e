package io.storeflow.live;

import static io.storeflow.db.Tables.LOYALTY_FEED;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.TRACKING;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import io.storeflow.pulse.MerchantPulse;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds what channels are about, and up to which number it has come in the database. */
@Component
@InRole(Role.LIVE)
class Subjects {
  private final DSLContext db;
  private final Stores stores;
  private final Pulse pulse;
  private final MerchantPulse merchantPulse;

  Subjects(DSLContext db, Stores stores, Pulse pulse, MerchantPulse merchantPulse) {
    this.db = db;
    this.stores = stores;
    this.pulse = pulse;
    this.merchantPulse = merchantPulse;
  }

  Optional<Subject> find(Topic topic) {
    return switch (topic.kind()) {
      case ORDERS, INVENTORY -> stores.openByPublicId(topic.id()).map(Subject.OfStore::new);
      case NOTIFICATIONS -> stores.merchantByPublicId(topic.id()).map(Subject.OfMerchant::new);
      case TRACK -> order(topic.id());
      case MEMBER -> member(topic.id());
    };
  }

  long seq(Topic topic, Subject subject) {
    return switch (subject) {
      case Subject.OfStore(var store) -> {
        var beat = pulse.read(store);
        yield topic.kind() == Topic.Kind.ORDERS ? beat.orders() : beat.inventory();
      }
      case Subject.OfMerchant(var merchant) ->
          merchantPulse.read(List.of(merchant)).getOrDefault(merchant.id(), 0L);
      case Subject.OfOrder(var store, var orderId) ->
          versions(store, List.of(orderId)).getOrDefault(orderId, 0L);
      case Subject.OfMember(var merchant, var customer) ->
          memberVersions(merchant, List.of(customer)).getOrDefault(customer, 0L);
    };
  }

  /** The versions of these orders, by their ids. */
  Map<Long, Long> versions(Store store, Collection<Long> orderIds) {
    var o = only(store, ORDERS);
    return db.select(o.ID, o.VERSION)
        .from(o)
        .where(o.ID.in(orderIds))
        .fetchMap(row -> row.value1(), row -> (long) row.value2());
  }

  /** The versions of these members, by the ids of the customers. */
  Map<Long, Long> memberVersions(Merchant merchant, Collection<Long> customers) {
    var m = only(merchant, LOYALTY_MEMBER);
    return db.select(m.CUSTOMER_ID, m.VERSION)
        .from(m)
        .where(m.CUSTOMER_ID.in(customers))
        .fetchMap(row -> row.value1(), row -> (long) row.value2());
  }

  private Optional<Subject> member(String publicId) {
    return db.select(LOYALTY_FEED.STORE_ID, LOYALTY_FEED.CUSTOMER_ID)
        .from(LOYALTY_FEED)
        .where(LOYALTY_FEED.PUBLIC_ID.eq(publicId))
        .fetchOptional(
            row -> new Subject.OfMember(stores.reopen(row.value1()).merchant(), row.value2()));
  }

  private Optional<Subject> order(String publicId) {
    return db.select(TRACKING.STORE_ID, TRACKING.ORDER_ID)
        .from(TRACKING)
        .where(TRACKING.PUBLIC_ID.eq(publicId))
        .fetchOptional(row -> new Subject.OfOrder(stores.reopen(row.value1()), row.value2()));
  }
}
