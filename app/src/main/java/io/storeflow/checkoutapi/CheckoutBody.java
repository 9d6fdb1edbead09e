package io.storeflow.checkoutapi;

import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.JsonMembers;
import io.storeflow.pricing.Basket;
import io.storeflow.shipping.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of checkout and quote; what is wrong with them is noted in the members. */
final class CheckoutBody {
  private CheckoutBody() {}

  /**
   * @param country of the store: phone numbers there may be written without its code
   */
  static CheckoutRequest request(JsonMembers body, String country) {
    var rateId = body.line("rate_id");
    if (rateId.isEmpty()) missing(body, "rate_id");
    var quoteId = body.line("quote_id");
    return new CheckoutRequest(
        contact(body, country),
        rateId,
        quoteId.isEmpty() ? null : quoteId,
        address(body),
        items(body),
        body.text("note"),
        "api");
  }

  static List<Basket.Item> items(JsonMembers body) {
    return body.list("items", Basket.MOST_LINES).stream().map(CheckoutBody::item).toList();
  }

  /** Null where there is none. */
  static @Nullable Address address(JsonMembers body) {
    var address = body.object("address");
    if (address == null) return null;
    return Address.typed(
        address.typed("country"),
        address.typed("postal_code"),
        address.typed("region"),
        address.typed("city"),
        address.typed("line1"),
        address.typed("line2"));
  }

  static void missing(JsonMembers body, String name) {
    var pointer = body.pointer(name);
    if (body.wrongs().stream().noneMatch(wrong -> wrong.pointer().equals(pointer)))
      body.wrongs().add(Wrong.of(pointer, "required." + name));
  }

  private static Basket.Item item(JsonMembers item) {
    var variantId = item.line("variant_id");
    if (variantId.isEmpty()) missing(item, "variant_id");
    return new Basket.Item(variantId, item.whole("quantity", 1, Basket.MOST_UNITS));
  }

  private static CheckoutRequest.Contact contact(JsonMembers body, String country) {
    var customer = body.object("customer");
    if (customer == null) {
      missing(body, "customer");
      return new CheckoutRequest.Contact("", "", "");
    }
    return CheckoutRequest.Contact.typed(
        customer.typed("name"), customer.typed("email"), customer.typed("phone"), country);
  }
}
