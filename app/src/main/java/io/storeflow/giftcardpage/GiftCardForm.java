package io.storeflow.giftcardpage;

import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.CardTerms;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.form.WebAddress;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Email;
import io.storeflow.store.Store;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A new card as it was typed.
 *
 * @param once a key of its own; one that comes without gets one
 */
record GiftCardForm(
    @Nullable String value,
    @Nullable String expiresOn,
    @Nullable String recipient,
    @Nullable String email,
    @Nullable String message,
    @Nullable String once) {

  GiftCardForm {
    once = OnceKey.of(once);
  }

  static GiftCardForm fresh(Store store, LocalDate today) {
    var last = CardTerms.lastDay(store, today);
    return new GiftCardForm("", last == null ? "" : last.toString(), "", "", "", null);
  }

  /** What is kept of its key. */
  String kept(CardDraft draft) {
    return OnceKey.kept(OnceKey.of(once), draft);
  }

  /** What it says; of use only if nothing was noted. */
  CardDraft read(Store store, LocalDate today, Locale reader, Errors errors) {
    var check = new FormText(errors);
    var read = Amount.read(value, store.currency(), reader, store.texts());
    var money = check.required("value", read, store.money(1));
    if (money.isZero()) errors.rejectValue("value", "giftcard.error.nothing");
    var day = Day.read(expiresOn);
    var last = check.optional("expiresOn", day, today);
    if (last.isBefore(today)) errors.rejectValue("expiresOn", "giftcard.error.past");
    var draft =
        new CardDraft(
            money,
            day.isMissing() ? null : last,
            check.optional("recipient", recipient, CardDraft.RECIPIENT),
            Email.kept(check.optional("email", Email.read(email), "")),
            check.text("message", message, CardDraft.MESSAGE));
    if (!draft.email().isEmpty()) {
      if (WebAddress.isIn(draft.recipient()))
        errors.rejectValue("recipient", "giftcard.error.link");
      if (WebAddress.isIn(draft.message())) errors.rejectValue("message", "giftcard.error.link");
    }
    return draft;
  }
}
