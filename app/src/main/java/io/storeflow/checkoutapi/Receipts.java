package io.storeflow.checkoutapi;

import io.storeflow.checkout.PlacedOrder;
import io.storeflow.checkout.Receipt;
import io.storeflow.payment.PaymentWords;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a program is answered for its order. */
@Component
class Receipts {
  private static final String BY_CARD = "gift_card";

  private final PaymentWords words;
  private final JsonMapper json;

  Receipts(PaymentWords words, JsonMapper json) {
    this.words = words;
    this.json = json;
  }

  String written(Store store, PlacedOrder order) {
    return json.writeValueAsString(receipt(store, order));
  }

  private Receipt receipt(Store store, PlacedOrder order) {
    var locale = store.locale();
    if (order.cards().paysAll()) return Receipt.of(order, locale, BY_CARD, null);
    if (store.merchant().payments() != Payments.AS_PAID)
      return Receipt.of(order, locale, null, null);
    var way = Objects.requireNonNull(order.totals().rate()).method();
    var pays = order.pays();
    return Receipt.of(order, locale, pays.kind().code(), words.how(store, way, pays));
  }
}
