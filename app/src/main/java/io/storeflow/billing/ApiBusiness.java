package io.storeflow.billing;

import io.storeflow.platform.code.CodeOf;
import io.storeflow.vatid.VatIdState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A company that buys, as the API says it. */
@Schema(name = "BilledBusiness")
public record ApiBusiness(
    @Schema(description = "Empty where none was given") String company,
    @Nullable String vatId,
    @Schema(
            description =
                "Only with a confirmed id of another country of the European Union no VAT is"
                    + " charged; null without an id")
        @CodeOf(VatIdState.class)
        @Nullable String vatIdState) {

  /** Null where nothing was said of one. */
  public static @Nullable ApiBusiness of(Billing billing) {
    var id = billing.vatId();
    if (id == null && billing.company().isEmpty()) return null;
    return id == null
        ? new ApiBusiness(billing.company(), null, null)
        : new ApiBusiness(billing.company(), id.text(), billing.answer().state().code());
  }
}
