package io.storeflow.demo;

import io.storeflow.account.People;
import io.storeflow.merchant.Merchants;
import io.storeflow.merchant.Store;
import io.storeflow.merchant.StoreSettings;
import io.storeflow.merchant.Stores;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.PublicId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Opens many stores of one merchant, for load tests: load-01, load-02 and so on. */
@Component
public class LoadStores {
  private static final List<DemoStore.Rate> RATES =
      List.of(
          new DemoStore.Rate("Pickup", "pickup", 0, null, "", List.of()),
          new DemoStore.Rate("Parcel", "shipping", 490, 6900L, "", List.of("DE")));

  private final Transactions transactions;
  private final People people;
  private final Merchants merchants;
  private final Stores stores;
  private final RatesWriter rates;

  LoadStores(
      Transactions transactions,
      People people,
      Merchants merchants,
      Stores stores,
      RatesWriter rates) {
    this.transactions = transactions;
    this.people = people;
    this.merchants = merchants;
    this.stores = stores;
    this.rates = rates;
  }

  /** The stores load-01 to load-(count); those that are missing are opened. */
  public List<Store> open(int count) {
    return transactions.write(
        () -> {
          var all = new ArrayList<Store>();
          for (int number = 1; number <= count; number++) {
            var slug = String.format(Locale.ROOT, "load-%02d", number);
            all.add(stores.open(slug).orElseGet(() -> open(slug, all)));
          }
          return all;
        });
  }

  private Store open(String slug, List<Store> others) {
    var merchant =
        others.isEmpty() ? merchants.register(owner(), "Load") : others.getFirst().merchant();
    var store = merchants.open(merchant, settings(slug), List.of());
    rates.write(store, RATES);
    return store;
  }

  /** Nobody knows the password: a new one is mailed on demand. */
  private long owner() {
    return people
        .register("owner@load.example", "Load Owner", PublicId.random(), Locale.ENGLISH)
        .id();
  }

  private static StoreSettings settings(String slug) {
    return new StoreSettings(
        slug,
        "Load " + slug.substring("load-".length()),
        "A store for load tests",
        "",
        "EUR",
        "DE",
        "Europe/Berlin",
        "en",
        "#4b5a6b",
        "Invalidenstraße 1",
        "",
        "10115",
        "Berlin",
        "",
        "",
        "",
        true,
        false,
        true,
        30);
  }
}
