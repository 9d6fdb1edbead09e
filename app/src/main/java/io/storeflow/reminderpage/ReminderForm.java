package io.storeflow.reminderpage;

import io.storeflow.platform.form.FormText;
import io.storeflow.reminder.ReminderSetting;
import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Whether a store reminds of carts, as it was typed.
 *
 * @param reminds ticked where it does
 * @param hours after the last change of a cart
 */
record ReminderForm(@Nullable String reminds, @Nullable String hours) {

  static ReminderForm of(Store store) {
    int now = store.settings().cartReminderHours();
    return new ReminderForm(
        Boolean.toString(now > 0), Integer.toString(now > 0 ? now : ReminderSetting.USUAL));
  }

  /** Hours, 0 for none; of use only if nothing was noted. */
  int read(Errors errors) {
    if (!FormText.on(reminds)) return 0;
    return new FormText(errors).number("hours", hours, 1, ReminderSetting.LONGEST);
  }
}
