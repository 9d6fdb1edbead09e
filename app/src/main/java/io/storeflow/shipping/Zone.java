package io.storeflow.shipping;

import io.storeflow.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rates of one method go. Of the zones of a method the first that holds an address decides,
 * even if it has no rates: so a store says where it does not go.
 *
 * @param name as the merchant calls it; empty where its area says it all
 * @param minimum what goods cost at least to be brought there; null for anything
 * @param rates in their order, also those switched off
 * @param version rises with each change of the zone, not of its rates
 */
public record Zone(
    long id,
    String publicId,
    Method method,
    String name,
    Area area,
    @Nullable Money minimum,
    List<Rate> rates,
    int version) {

  Zone with(List<Rate> its) {
    return new Zone(id, publicId, method, name, area, minimum, its, version);
  }
}
