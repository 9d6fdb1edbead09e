package io.storeflow.pricelist;

import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In which currency a program wants prices. */
public final class AskedCurrency {
  public static final String ABOUT =
      "One of the currencies of the store, in which everything is answered; its own where it is"
          + " left out";

  private AskedCurrency() {}

  /** Notes that an amount is in another currency than the store as it sells here. */
  public static void same(
      Store store, String pointer, @Nullable String currency, List<Wrong> wrongs) {
    var said = Typed.capitals(Typed.code(currency));
    var own = store.currency().getCurrencyCode();
    if (!said.isEmpty() && !said.equals(own)) wrongs.add(Wrong.of(pointer, "currency.other", own));
  }

  /** The store as it sells in it; notes one that it does not sell in. */
  public static Store read(
      Store store, String pointer, @Nullable String currency, List<Wrong> wrongs) {
    var said = Typed.capitals(Typed.code(currency));
    if (!said.isEmpty() && !store.sells(said)) wrongs.add(Wrong.of(pointer, "currency.not_sold"));
    return store.in(said);
  }
}
