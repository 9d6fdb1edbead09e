package io.storeflow.fill;

import io.storeflow.account.PasswordHash;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.demodata.DemoStore;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.store.StoreSettings;
import io.storeflow.store.Stores;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Opens many stores of one merchant, for load tests: load-01, load-02 and so on. */
@Component
public class LoadStores {
  private static final String OWNER = "owner@load.example";
  private static final List<DemoStore.Rate> RATES =
      List.of(
          new DemoStore.Rate("Pickup", "pickup", 0, null, null, null, "", List.of()),
          new DemoStore.Rate("Parcel", "shipping", 490, 6900L, null, null, "", List.of("DE")));

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
    var hash = people.hash(PublicId.random());
    return transactions.write(
        () -> {
          var owner = people.byEmail(OWNER).orElseGet(() -> register(hash));
          var signedIn = new SignedIn(owner.id(), owner.name());
          var merchant =
              stores.ownedBy(signedIn).stream()
                  .findFirst()
                  .orElseGet(() -> merchants.register(owner.id(), "Load", Actor.SYSTEM));
          Map<String, Store> there = new HashMap<>();
          stores.of(signedIn).forEach(one -> there.put(one.store().slug(), one.store()));
          return IntStream.rangeClosed(1, count)
              .mapToObj(number -> String.format(Locale.ROOT, "load-%02d", number))
              .map(slug -> there.containsKey(slug) ? there.get(slug) : open(merchant, slug))
              .toList();
        });
  }

  private Store open(Merchant merchant, String slug) {
    var store = merchants.open(merchant, settings(slug), List.of(), FirstRates.NONE, Actor.SYSTEM);
    rates.write(store, RATES);
    return store;
  }

  /** Nobody knows the password: a new one is mailed on demand. */
  private Person register(PasswordHash hash) {
    return people.register(OWNER, "Load Owner", hash, Locale.ENGLISH);
  }

  private static StoreSettings settings(String slug) {
    return StoreSettings.of(slug, "Load " + slug.substring("load-".length()))
        .saying("A store for load tests", "")
        .in("DE", "EUR", "Europe/Berlin", "en")
        .coloured("#4b5a6b")
        .at("Invalidenstraße 1", "", "10115", "Berlin", "")
        .offering(true, false, true)
        .readyIn(30)
        .build();
  }
}
