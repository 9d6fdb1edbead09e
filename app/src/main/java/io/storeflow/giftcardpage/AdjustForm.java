package io.storeflow.giftcardpage;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Another balance as it was typed.
 *
 * @param amount what is added, or with a minus taken off
 * @param once a key of its own; one that comes without gets one
 */
record AdjustForm(@Nullable String amount, @Nullable String reason, @Nullable String once) {
  static final int REASON = 200;

  /** All that it says. */
  private record Said(String card, Money delta, String reason) {}

  AdjustForm {
    once = OnceKey.of(once);
  }

  static AdjustForm blank() {
    return new AdjustForm("", "", null);
  }

  /** What is kept of its key. */
  String kept(String card, Money delta, String why) {
    return OnceKey.kept(OnceKey.of(once), new Said(card, delta, why));
  }

  /**
   * What is added; of use only if nothing was noted.
   *
   * @param currency of the card
   */
  Money readAmount(Store store, Currency currency, Locale reader, Errors errors) {
    var read = Amount.readSigned(amount, currency, reader, store.texts());
    var money = new FormText(errors).required("amount", read, new Money(1, currency));
    if (money.isZero()) errors.rejectValue("amount", "giftcard.error.nothing");
    return money;
  }

  String readReason(Errors errors) {
    return new FormText(errors).required("reason", reason, REASON);
  }
}
