package io.storeflow.shop;

import io.storeflow.platform.input.Typed;
import io.storeflow.checkout.CheckoutRequest.Contact;
import io.storeflow.merchant.Store;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The checkout as it was typed.
 *
 * @param quote id of the quote whose prices were shown
 * @param total in minor units, as shown on the button
 * @param key makes one order of a form that is sent twice
 */
public record CheckoutForm(
    @Nullable String email,
    @Nullable String name,
    @Nullable String phone,
    @Nullable String method,
    @Nullable String rate,
    @Nullable String country,
    @Nullable String postalCode,
    @Nullable String region,
    @Nullable String city,
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String note,
    @Nullable String quote,
    @Nullable String total,
    @Nullable String key) {

  static CheckoutForm fresh(Store store) {
    return new CheckoutForm(
        "", "", "", null, null, store.country(), "", "", "", "", "", "", null, null, null);
  }

  Contact contact(Store store) {
    return Contact.typed(name, email, phone, store.country());
  }

  String noteText() {
    return Typed.text(note);
  }

  Address address() {
    return Address.typed(country, postalCode, region, city, line1, line2);
  }

  /** Null for none or an unknown one. */
  @Nullable Method way() {
    return Arrays.stream(Method.values())
        .filter(it -> it.code().equals(method))
        .findFirst()
        .orElse(null);
  }

  /** The same key as long as it is one and the same form. */
  String keyOrNew() {
    return key != null && PublicId.looksRight(key) ? key : PublicId.random();
  }

  CheckoutForm withNewKey() {
    return new CheckoutForm(
        email,
        name,
        phone,
        method,
        rate,
        country,
        postalCode,
        region,
        city,
        line1,
        line2,
        note,
        quote,
        total,
        PublicId.random());
  }

  @Nullable Long confirmed() {
    return total != null && total.matches("\\d{1,15}") ? Long.valueOf(total) : null;
  }
}
