package io.storeflow.paymentmethod;

import static io.storeflow.db.Tables.PAYMENT_METHOD;
import static io.storeflow.store.Owned.only;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Store;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ways to pay of a store, in its order. A store that has named none has those that follow from
 * its settings.
 */
@Component
public class PaymentMethods {
  private static final int MOST_STORES = 5_000;

  private record Key(long store, long offer) {}

  private final DSLContext db;
  private final Cache<Key, List<PaymentMethod>> known =
      Caffeine.newBuilder().maximumSize(MOST_STORES).build();

  PaymentMethods(DSLContext db) {
    this.db = db;
  }

  /** All of them as they are now, also those that are not offered. One statement. */
  public List<PaymentMethod> all(Store store) {
    var named = named(store);
    return named.isEmpty() ? usual(store) : named;
  }

  /** Of those, the one with that public id. */
  public Optional<PaymentMethod> find(Store store, String id) {
    return all(store).stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /**
   * Those that an order may be paid by; never none: where no named one is for that way, shoppers
   * are told what the settings say.
   *
   * @param offer the version of what the store offers by which the order is priced; what is known
   *     of it is kept, as it rises with each change of these
   * @param sent false for gift cards alone, which come by e-mail
   */
  public List<PaymentMethod> offered(Store store, long offer, Method way, boolean sent) {
    var all = known.get(new Key(store.id(), offer), key -> all(store));
    return offered(store, all, way, sent);
  }

  /** The same of all that the store has now. */
  public static List<PaymentMethod> offered(
      Store store, List<PaymentMethod> all, Method way, boolean sent) {
    var offered = all.stream().filter(it -> it.pays(way, sent)).toList();
    return offered.isEmpty() ? List.of(usual(store, way, sent)) : offered;
  }

  /**
   * The one that was chosen among those.
   *
   * @param offer see {@link #offered(Store, long, Method, boolean)}
   * @param id null for the first
   * @return empty if it is not offered
   */
  public Optional<PaymentMethod> chosen(
      Store store, long offer, Method way, boolean sent, @Nullable String id) {
    return offered(store, offer, way, sent).stream()
        .filter(it -> id == null || it.id().equals(id))
        .findFirst();
  }

  List<PaymentMethod> named(Store store) {
    var m = only(store, PAYMENT_METHOD);
    return db.select(m.fields())
        .from(m)
        .orderBy(m.POSITION, m.ID)
        .fetch(
            row ->
                new PaymentMethod(
                    row.get(m.PUBLIC_ID),
                    row.get(m.KIND),
                    row.get(m.NAME),
                    row.get(m.TERMS),
                    ways(row.get(m.PICKUP), row.get(m.DELIVERY), row.get(m.SHIPPING)),
                    row.get(m.COUNTS),
                    row.get(m.ACTIVE),
                    row.get(m.VERSION)));
  }

  /** One for each kind that the settings name, in the order of the ways it is for. */
  static List<PaymentMethod> usual(Store store) {
    var ways = new EnumMap<PaidBy, Set<Method>>(PaidBy.class);
    for (var way : Method.values())
      ways.computeIfAbsent(way.paidBy(store), kind -> EnumSet.noneOf(Method.class)).add(way);
    return ways.entrySet().stream()
        .map(it -> PaymentMethod.usual(it.getKey(), words(store, it.getKey()), it.getValue()))
        .toList();
  }

  private static PaymentMethod usual(Store store, Method way, boolean sent) {
    var kind = way.paidBy(store, sent);
    return PaymentMethod.usual(kind, words(store, kind), EnumSet.of(way));
  }

  private static String words(Store store, PaidBy kind) {
    return kind == PaidBy.ARRANGED ? store.settings().paymentWords() : "";
  }

  private static Set<Method> ways(boolean pickup, boolean delivery, boolean shipping) {
    var ways = EnumSet.noneOf(Method.class);
    if (pickup) ways.add(Method.PICKUP);
    if (delivery) ways.add(Method.DELIVERY);
    if (shipping) ways.add(Method.SHIPPING);
    return ways;
  }
}
