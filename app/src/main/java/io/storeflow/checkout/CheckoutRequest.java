package io.storeflow.checkout;

import io.storeflow.shipping.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper wants, as a page or the API took it in: well formed, not yet known to be right.
 *
 * @param rateId public id of the shipping rate
 * @param quoteId public id of the quote that was shown, if any
 * @param address null where none was given; needed unless the rate is pickup
 * @param source "storefront" or "api"
 */
public record CheckoutRequest(
    Contact customer,
    String rateId,
    @Nullable String quoteId,
    @Nullable Address address,
    List<Item> items,
    String note,
    String source) {

  public record Contact(String name, String email, String phone) {}

  /**
   * @param variantId public id
   */
  public record Item(String variantId, int quantity) {}
}
