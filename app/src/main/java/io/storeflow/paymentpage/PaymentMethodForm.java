package io.storeflow.paymentpage;

import io.storeflow.paymentmethod.Counts;
import io.storeflow.paymentmethod.PaymentMethod;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A way to pay as it was typed.
 *
 * @param version of the way that the person saw
 * @param kind its code; also {@code counts}
 * @param active on if shoppers may choose it
 */
record PaymentMethodForm(
    @Nullable String version,
    @Nullable String kind,
    @Nullable String name,
    @Nullable String terms,
    @Nullable String pickup,
    @Nullable String delivery,
    @Nullable String shipping,
    @Nullable String counts,
    @Nullable String active) {

  static PaymentMethodForm fresh() {
    return new PaymentMethodForm(
        "0", "transfer", "", "", "true", "true", "true", Counts.ON_PLACING.code(), "true");
  }

  static PaymentMethodForm of(PaymentMethod method) {
    return new PaymentMethodForm(
        Integer.toString(method.version()),
        method.kind().code(),
        method.name(),
        method.terms(),
        Boolean.toString(method.ways().contains(Method.PICKUP)),
        Boolean.toString(method.ways().contains(Method.DELIVERY)),
        Boolean.toString(method.ways().contains(Method.SHIPPING)),
        method.counts().code(),
        Boolean.toString(method.active()));
  }

  PaymentMethodForm withVersion(int now) {
    return new PaymentMethodForm(
        Integer.toString(now), kind, name, terms, pickup, delivery, shipping, counts, active);
  }

  /** What the form asks for; of use only if nothing was noted. */
  PaymentMethod read(String id, Errors errors) {
    var check = new FormText(errors);
    var chosen = Coded.find(PaidBy.class, kind);
    if (chosen.isEmpty()) errors.rejectValue("kind", "settings.choice.unknown");
    var when = Coded.find(Counts.class, counts);
    if (when.isEmpty()) errors.rejectValue("counts", "settings.choice.unknown");
    var ways = ways();
    if (ways.isEmpty()) errors.rejectValue("pickup", "paymethod.error.ways");
    return new PaymentMethod(
        id,
        chosen.orElse(PaidBy.ARRANGED),
        check.optional("name", name, PaymentMethod.LONGEST_NAME),
        check.text("terms", terms, PaymentMethod.LONGEST_TERMS),
        ways,
        when.orElse(Counts.ON_PLACING),
        FormText.on(active),
        WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1));
  }

  private Set<Method> ways() {
    var ways = EnumSet.noneOf(Method.class);
    if (FormText.on(pickup)) ways.add(Method.PICKUP);
    if (FormText.on(delivery)) ways.add(Method.DELIVERY);
    if (FormText.on(shipping)) ways.add(Method.SHIPPING);
    return ways;
  }
}
