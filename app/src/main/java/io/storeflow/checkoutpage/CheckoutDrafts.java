package io.storeflow.checkoutpage;

import io.storeflow.cart.Carts;
import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a visitor typed at checkout, kept beside the cart and as long as it: until it is ordered.
 */
@Component
class CheckoutDrafts {
  private final Carts carts;
  private final JsonMapper json;

  CheckoutDrafts(Carts carts, JsonMapper json) {
    this.carts = carts;
    this.json = json;
  }

  /** As it was typed last; a fresh form for one who has typed nothing. */
  CheckoutForm of(Store store, String visitor) {
    return carts.typed(store, visitor).map(this::read).orElseGet(() -> CheckoutForm.fresh(store));
  }

  /** Keeps the beginning of each field; nothing for a visitor without a cart. One statement. */
  void keep(Store store, String visitor, CheckoutForm form) {
    carts.keepTyped(store, visitor, json.writeValueAsString(form.draft()));
  }

  /** Null for what another version of the application has written and this one cannot read. */
  private @Nullable CheckoutForm read(String typed) {
    try {
      return json.readValue(typed, CheckoutForm.class);
    } catch (JacksonException unreadable) {
      return null;
    }
  }
}
