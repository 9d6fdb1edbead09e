package io.storeflow.pricelist;

import io.storeflow.platform.money.Conversion;
import io.storeflow.store.Audited.Changes;
import org.jspecify.annotations.Nullable;

/** What a merchant says of a price list. */
public record PriceListDraft(Conversion conversion, boolean active) {

  static PriceListDraft of(PriceListRow row) {
    return new PriceListDraft(row.list().conversion(), row.active());
  }

  /**
   * @param before null for a list that is new
   */
  Changes differences(@Nullable PriceListDraft before) {
    var was = before == null ? null : before.conversion;
    return Changes.none()
        .field("exchange_rate", was == null ? null : was.rate().toPlainString(), rate())
        .field("rounding", was == null ? null : was.rounding().code(), conversion.rounding().code())
        .field("active", before == null ? null : before.active, active);
  }

  private String rate() {
    return conversion.rate().toPlainString();
  }
}
