package io.storeflow.fulfilmentpage;

import io.storeflow.fulfilment.Fulfilment;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.WholeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * How something is followed that went out, as it was typed.
 *
 * @param mail on if the shopper is told
 * @param version of what went out, as the page showed it
 */
record LabelForm(
    @Nullable String carrier,
    @Nullable String carrierName,
    @Nullable String tracking,
    @Nullable String link,
    @Nullable String mail,
    @Nullable String version) {

  static LabelForm of(Fulfilment parcel) {
    var text = LabelText.of(parcel.label());
    return new LabelForm(
        text.carrier(),
        text.carrierName(),
        text.tracking(),
        text.link(),
        "",
        Integer.toString(parcel.version()));
  }

  /** The same, made over what it is now. */
  LabelForm seen(int now) {
    return new LabelForm(carrier, carrierName, tracking, link, mail, Integer.toString(now));
  }

  boolean mails() {
    return FormText.on(mail);
  }

  int seen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  ParcelLabel read(Errors errors) {
    return new LabelText(carrier, carrierName, tracking, link).read(errors);
  }
}
