package io.storeflow.store;

import io.storeflow.account.KnownNames;
import io.storeflow.account.SignedIn;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The names of a person's stores and merchants. */
@Component
class StoreNames implements KnownNames {
  private final Stores stores;

  StoreNames(Stores stores) {
    this.stores = stores;
  }

  @Override
  public List<String> of(SignedIn person) {
    return Stream.concat(
            stores.of(person).stream()
                .flatMap(it -> Stream.of(it.store().name(), it.store().slug())),
            stores.merchantsOf(person).stream().map(Merchant::name))
        .distinct()
        .toList();
  }
}
