package io.storeflow.checkoutpage;

import static java.util.Map.entry;

import io.storeflow.billing.BillingRules;
import io.storeflow.checkout.CheckoutRules;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** What is wrong with a checkout that is to be ordered, each noted at its field. */
@Component
class CheckoutWrongs {
  private static final String NOT_OFFERED = "shop.checkout.not-offered";
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          entry("/customer/email", "email"),
          entry("/customer/name", "name"),
          entry("/customer/phone", "phone"),
          entry("/address/country", "country"),
          entry("/address/postal_code", "postalCode"),
          entry("/address/region", "region"),
          entry("/address/city", "city"),
          entry("/address/line1", "line1"),
          entry("/address/line2", "line2"),
          entry("/note", "note"),
          entry("/business/company", "company"),
          entry("/business/vat_id", "vatId"),
          entry("/billing_address/country", "billCountry"),
          entry("/billing_address/postal_code", "billPostalCode"),
          entry("/billing_address/region", "billRegion"),
          entry("/billing_address/city", "billCity"),
          entry("/billing_address/line1", "billLine1"),
          entry("/billing_address/line2", "billLine2"));

  private final Sentences sentences;

  CheckoutWrongs(Sentences sentences) {
    this.sentences = sentences;
  }

  void note(Store store, CheckoutForm form, CheckoutSummary summary, BindingResult errors) {
    List<Wrong> wrongs = new ArrayList<>();
    CheckoutRules.check(wrongs, form.contact(store), form.noteText(), store.country());
    var way = summary.way();
    boolean sent = summary.cart().isSent();
    if (sent && way == Method.DELIVERY && form.contact(store).phone().isEmpty())
      wrongs.add(Wrong.of("/customer/phone", "required.phone"));
    if (sent && way != null && way.needsAddress())
      AddressRules.check(wrongs, "/address", form.typed());
    BillingRules.check(wrongs, form.billing(store), form.vatId());
    for (var wrong : wrongs) reject(store, wrong, errors);
    if (!Typed.line(form.giftCard()).isEmpty()) errors.rejectValue("giftCard", "card.unpressed");
    if (summary.lacksWay(form)) errors.rejectValue("method", NOT_OFFERED, "");
    else if (summary.lacksRate(form)) errors.rejectValue("rate", NOT_OFFERED, "");
    if (wrongs.isEmpty() && summary.chosen() == null)
      errors.rejectValue("rate", "shop.checkout.no-rate", "");
  }

  private void reject(Store store, Wrong wrong, BindingResult errors) {
    var field = FIELDS.getOrDefault(wrong.pointer(), "rate");
    if (!errors.hasFieldErrors(field))
      errors.rejectValue(field, "said", sentences.say(wrong, store.locale()));
  }
}
