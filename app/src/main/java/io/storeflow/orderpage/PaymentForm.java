package io.storeflow.orderpage;

import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.Received;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A payment as somebody of the store writes it down.
 *
 * @param tendered what was handed over in cash; empty for the amount
 * @param reference such as the text of a transfer
 * @param once a key of its own; one that comes without gets one
 */
record PaymentForm(
    @Nullable String kind,
    @Nullable String amount,
    @Nullable String tendered,
    @Nullable String reference,
    @Nullable String once) {
  private static final int REFERENCE = 140;

  /** All that it says. */
  private record Said(long number, PaymentKind kind, Money amount, String reference) {}

  PaymentForm {
    once = OnceKey.of(once);
  }

  static PaymentForm of(Money due, Locale reader) {
    return new PaymentForm(PaymentKind.CASH.code(), due.typed(reader), "", "", null);
  }

  /** What it says; of use only if nothing was noted. */
  Received read(Store store, long number, Currency currency, Locale reader, Errors errors) {
    var check = new FormText(errors);
    var none = new Money(1, currency);
    var chosen =
        PaymentKind.byHand().stream()
            .filter(it -> it.code().equals(Typed.code(kind)))
            .findFirst()
            .orElse(null);
    if (chosen == null) errors.rejectValue("kind", "order.pay.error.kind");
    var money =
        check.required("amount", Amount.read(amount, currency, reader, store.texts()), none);
    if (money.isZero()) errors.rejectValue("amount", "order.pay.error.nothing");
    var given = Amount.read(tendered, currency, reader, store.texts());
    var cash = given.isMissing() ? null : check.optional("tendered", given, money);
    if (cash != null && cash.compareTo(money) < 0 && !errors.hasFieldErrors("amount"))
      errors.rejectValue("tendered", "order.pay.error.tendered");
    var text = check.optional("reference", reference, REFERENCE);
    var kept = chosen == null ? PaymentKind.OTHER : chosen;
    var said = OnceKey.kept(OnceKey.of(once), new Said(number, kept, money, text));
    return new Received(kept, money, kept == PaymentKind.CASH ? cash : null, text, said);
  }
}
