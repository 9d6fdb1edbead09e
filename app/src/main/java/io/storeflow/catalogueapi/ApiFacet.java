package io.storeflow.catalogueapi;

import io.storeflow.productindex.Facets;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a list can be narrowed by.
 *
 * @param field the parameter that does it: brand, tag, or option. with the name of an option
 */
@Schema(name = "Facet")
record ApiFacet(String field, List<Value> values) {
  /**
   * @param count products that have it, as if nothing was chosen of its field
   */
  @Schema(name = "FacetValue")
  record Value(String value, int count) {}

  static List<ApiFacet> of(Facets facets) {
    return facets.labels().stream()
        .map(
            facet ->
                new ApiFacet(
                    facet.field(),
                    facet.values().stream().map(it -> new Value(it.value(), it.count())).toList()))
        .toList();
  }
}
