package io.storeflow.payment;

import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How an order is paid, in one sentence: the same on the checkout, on the tracking page, in mails
 * and before staff.
 */
@Component
public class PaymentWords {
  private final MessageSource messages;

  PaymentWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * For an order that is about to be placed; null where a provider takes the money.
   *
   * @param sent see {@link Method#paidBy(Store, boolean)}
   */
  public @Nullable String how(Store store, Method method, boolean sent) {
    return how(store, method, method.paidBy(store, sent), store.locale());
  }

  /**
   * For an order that was placed; null where a provider takes the money.
   *
   * @param told what its shopper was told; null for what the store says today
   */
  public @Nullable String how(Store store, Method method, @Nullable PaidBy told, Locale reader) {
    if (store.merchant().payments() != Payments.AS_PAID) return null;
    var by = told == null ? method.paidBy(store) : told;
    var own = store.settings().paymentWords();
    if (by == PaidBy.ARRANGED && !own.isBlank()) return own;
    var key = "shop.pay." + by.code();
    if (by == PaidBy.ON_HANDOVER) key += "." + method.code();
    return messages.getMessage(key, new Object[] {store.name()}, reader);
  }
}
