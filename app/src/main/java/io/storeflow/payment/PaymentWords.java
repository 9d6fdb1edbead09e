package io.storeflow.payment;

import io.storeflow.paymentmethod.PaymentMethod;
import io.storeflow.platform.locale.Isolation;
import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How an order is paid, in one sentence: the same on the checkout, on the tracking page, in mails
 * and before staff.
 */
@Component
public class PaymentWords {
  /** What a sentence ends with, in whatever language. */
  private static final Pattern ENDED = Pattern.compile("[.!?:。！？؟]\\s*$");

  private final MessageSource messages;

  PaymentWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * For an order that is about to be placed.
   *
   * @param way by which it reaches the shopper
   */
  public String how(Store store, Method way, PaymentMethod method) {
    return how(store, way, method.kind(), method.terms(), store.locale());
  }

  /** What a way to pay is called: the store's own word, or ours. */
  public String name(Store store, Method way, PaymentMethod method) {
    if (!method.name().isEmpty()) return method.name();
    return say("shop.paid.", way, method.kind(), store, store.locale());
  }

  /**
   * For an order that was placed, with its number where somebody is to name that; null where a
   * provider takes the money.
   *
   * @param number as the shopper knows it
   */
  public @Nullable String how(
      Store store, Method way, PaymentTold told, String number, Locale reader) {
    if (store.merchant().payments() != Payments.AS_PAID) return null;
    var by = told.by() == null ? way.paidBy(store) : told.by();
    var terms = told.by() == null && by == PaidBy.ARRANGED ? own(store) : told.terms();
    var sentence = how(store, way, by, terms, reader);
    var named = told.name().isEmpty() ? sentence : told.name() + ": " + sentence;
    if (by != PaidBy.TRANSFER) return named;
    var reference = messages.getMessage("shop.pay.reference", new Object[] {number}, reader);
    return (ENDED.matcher(named).find() ? named : named + ".") + " " + reference;
  }

  private String how(Store store, Method way, PaidBy by, String terms, Locale reader) {
    return terms.isEmpty() ? say("shop.pay.", way, by, store, reader) : terms;
  }

  private String say(String kind, Method way, PaidBy by, Store store, Locale reader) {
    var key = kind + by.code();
    if (by == PaidBy.ON_HANDOVER) key += "." + way.code();
    return Isolation.led(messages.getMessage(key, new Object[] {store.name()}, reader), reader);
  }

  private static String own(Store store) {
    return store.settings().paymentWords();
  }
}
