package io.storeflow.catalogueapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of products.
 *
 * @param total how many there are on all pages, as facets told where facets=true
 */
@Schema(name = "Products")
record ApiProducts(
    List<ApiProduct> data,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        @Nullable Integer total,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        @Nullable List<ApiFacet> facets) {}
