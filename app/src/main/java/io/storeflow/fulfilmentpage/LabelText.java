package io.storeflow.fulfilmentpage;

import io.storeflow.fulfilment.Carrier;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Barcode;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.url.WebLink;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** By whom a parcel is brought, as it was typed into a form. */
record LabelText(
    @Nullable String carrier,
    @Nullable String carrierName,
    @Nullable String tracking,
    @Nullable String link) {
  static final int LONGEST_NAME = 60;

  static LabelText of(ParcelLabel label) {
    var carrier = label.carrier();
    return new LabelText(
        carrier == null ? "" : carrier.code(), label.name(), label.number(), label.link());
  }

  /** What it says; of use only if nothing was noted. */
  ParcelLabel read(Errors errors) {
    var text = new FormText(errors);
    var code = Typed.code(carrier);
    var chosen = Coded.find(Carrier.class, code).orElse(null);
    if (chosen == null && !code.isEmpty())
      errors.rejectValue("carrier", "fulfilment.error.carrier");
    var said = text.optional("tracking", Barcode.readParcel(tracking), "");
    if (chosen == null && code.isEmpty() && !said.isEmpty())
      errors.rejectValue("carrier", "fulfilment.error.whose");
    if (chosen != null && !said.isEmpty() && !chosen.mayHaveGiven(said))
      errors.rejectValue(
          "tracking",
          "fulfilment.error.number",
          new Object[] {chosen.label(), chosen.example()},
          "no such number");
    if (chosen != Carrier.OTHER && !Typed.line(carrierName).isEmpty())
      errors.rejectValue("carrierName", "fulfilment.error.named");
    var name = chosen == Carrier.OTHER ? text.name("carrierName", carrierName, LONGEST_NAME) : "";
    var address = text.optional("link", WebLink.read(link), "");
    return new ParcelLabel(chosen, name, chosen == null ? said : chosen.kept(said), address);
  }
}
