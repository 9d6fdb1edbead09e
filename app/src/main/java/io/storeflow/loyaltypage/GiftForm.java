package io.storeflow.loyaltypage;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Points for whoever has an address, as they were typed.
 *
 * @param points reason and once: as {@link PointsForm} has them
 */
record GiftForm(
    @Nullable String email,
    @Nullable String points,
    @Nullable String reason,
    @Nullable String once) {

  GiftForm {
    once = OnceKey.of(once);
  }

  static GiftForm blank() {
    return new GiftForm("", "", "", null);
  }

  /** The address; of use only if nothing was noted. */
  String readEmail(Errors errors) {
    return new FormText(errors).required("email", Email.read(email), "");
  }

  PointsForm given() {
    return new PointsForm(points, reason, once);
  }
}
