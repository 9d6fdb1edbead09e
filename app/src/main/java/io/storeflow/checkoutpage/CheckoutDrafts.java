package io.storeflow.checkoutpage;

import io.storeflow.cart.CartTyped;
import io.storeflow.store.Store;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a visitor typed at checkout, kept beside the cart and as long as it: until it is ordered.
 */
@Component
public class CheckoutDrafts {
  /**
   * @param told what its page told of it last; null for nothing
   */
  record Draft(CheckoutForm form, CartTyped.@Nullable Told told) {}

  private final CartTyped typed;
  private final JsonMapper json;

  CheckoutDrafts(CartTyped typed, JsonMapper json) {
    this.typed = typed;
    this.json = json;
  }

  /** As it was typed last; a fresh form for one who has typed nothing. */
  Draft of(Store store, String visitor) {
    var kept = typed.of(store, visitor).orElse(CartTyped.Typed.NOTHING);
    return new Draft(form(store, kept.text()), kept.told());
  }

  /** What such a text says; a fresh form for an empty one. */
  CheckoutForm form(Store store, String text) {
    var read = text.isEmpty() ? null : read(text);
    return read == null ? CheckoutForm.fresh(store) : read;
  }

  /** Keeps the beginning of each field; nothing for a visitor without a cart. One statement. */
  void keep(Store store, String visitor, CheckoutForm form) {
    typed.keep(store, visitor, text(form), form.reach());
  }

  /** The same with what its page tells of it. */
  void keep(Store store, String visitor, CheckoutForm form, CheckoutSummary shown) {
    var kept = form.draft();
    typed.keep(store, visitor, text(form), form.reach(), shown.told(kept.mark(store)));
  }

  /** Begins with that address for one who has typed nothing yet. */
  public void begin(Store store, String visitor, String email) {
    var nothing = typed.of(store, visitor).map(it -> it.text().isEmpty()).orElse(false);
    if (!nothing || email.isEmpty()) return;
    var form = CheckoutForm.fresh(store).orOf(email);
    typed.keep(store, visitor, text(form), new CartTyped.Contact(null, false));
  }

  /** Remembers what its page tells of what is kept; no statement where it has told just that. */
  void shown(Store store, String visitor, Draft draft, CheckoutSummary shown) {
    var told = shown.told(draft.form().mark(store));
    if (!Objects.equals(told, draft.told())) typed.tell(store, visitor, told);
  }

  private String text(CheckoutForm form) {
    return json.writeValueAsString(form.draft());
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
