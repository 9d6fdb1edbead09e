package io.storeflow.checkoutapi;

import io.storeflow.platform.code.CodeOf;
import io.storeflow.shipping.Method;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a zone for an address, and of its rates. */
@Schema(name = "TriedZone")
record TriedWay(
    @CodeOf(Method.class) String method,
    @Schema(description = "Its name, or its countries; null for pickup") @Nullable String zone,
    @Schema(
            description =
                "decides, country, region, postcode, left_out, earlier, minimum, profile; more may"
                    + " come")
        String reason,
    @Schema(description = "The reason in English") String text,
    List<TriedRate> rates) {

  /** Of a zone that decides. */
  @Schema(name = "TriedRate")
  record TriedRate(
      String id,
      String name,
      @Schema(
              description =
                  "offered, added, profile, over, nowhere, dearer, not_here; more may come")
          String reason,
      @Schema(description = "The reason in English") String text) {}
}
