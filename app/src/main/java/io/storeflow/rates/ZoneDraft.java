package io.storeflow.rates;

import io.storeflow.platform.money.Money;
import io.storeflow.postal.PostalArea;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Audited.Changes;
import org.jspecify.annotations.Nullable;

/**
 * A zone as somebody wants it.
 *
 * @param name empty where its area says it all
 * @param minimum what goods cost at least; null for anything
 */
public record ZoneDraft(String name, Method method, Area area, @Nullable Money minimum) {

  static ZoneDraft of(Zone zone) {
    return new ZoneDraft(zone.name(), zone.method(), zone.area(), zone.minimum());
  }

  /**
   * What it changes, for the audit log.
   *
   * @param before null for a new zone
   */
  Changes differences(@Nullable ZoneDraft before) {
    var area = before == null ? null : before.area;
    return Changes.none()
        .field("name", before == null ? null : before.name, name)
        .field("method", before == null ? null : before.method.code(), method.code())
        .field("countries", area == null ? null : area.keptCountries(), this.area.keptCountries())
        .field("regions", area == null ? null : area.keptRegions(), this.area.keptRegions())
        .field(
            "postcodes",
            area == null ? null : PostalArea.told(area.postcodes()),
            PostalArea.told(this.area.postcodes()))
        .field(
            "except",
            area == null ? null : PostalArea.told(area.except()),
            PostalArea.told(this.area.except()))
        .field("minimum", before == null ? null : plain(before.minimum), plain(minimum));
  }

  private static @Nullable String plain(@Nullable Money amount) {
    return amount == null ? null : amount.plain();
  }
}
