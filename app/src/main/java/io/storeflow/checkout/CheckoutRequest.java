package io.storeflow.checkout;

import io.storeflow.billing.Billing;
import io.storeflow.draftorder.Agreed;
import io.storeflow.geo.Coordinates;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Phone;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Claims;
import io.storeflow.shipping.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper wants, as a page or the API took it in: well formed, not yet known to be right.
 *
 * @param rateId public id of the shipping rate
 * @param quoteId public id of the quote that was shown, if any
 * @param address null where none was given; needed unless the rate is pickup
 * @param source "storefront", "api" or "draft"
 * @param claims what is brought besides; the business in it is that of the billing
 * @param billing to whom it is billed, with what was said of the VAT id
 * @param holder of a proof of who they are: a visitor, or a token of a program; null for nobody
 * @param at where on earth the address lies; null where that is not known, or of no matter
 * @param total what the order is to cost, or else none is placed; null where nobody says
 * @param pays public id of the way to pay that was chosen; null for the first that is offered
 * @param agreed what staff have offered, of which the items are; null for what the shop sells
 */
public record CheckoutRequest(
    Contact customer,
    String rateId,
    @Nullable String quoteId,
    @Nullable Address address,
    List<Basket.Item> items,
    String note,
    String source,
    Claims claims,
    Billing billing,
    @Nullable String holder,
    @Nullable Coordinates at,
    @Nullable Money total,
    @Nullable String pays,
    @Nullable Agreed agreed) {

  /**
   * Of one who is billed as the one who orders, has not shown who they are, and says neither what
   * it is to cost nor how it is paid.
   */
  public CheckoutRequest(
      Contact customer,
      String rateId,
      @Nullable String quoteId,
      @Nullable Address address,
      List<Basket.Item> items,
      String note,
      String source,
      Claims claims) {
    this(
        customer,
        rateId,
        quoteId,
        address,
        items,
        note,
        source,
        claims,
        Billing.NONE,
        null,
        null,
        null,
        null,
        null);
  }

  /** Of one who brings nothing else. */
  public CheckoutRequest(
      Contact customer,
      String rateId,
      @Nullable String quoteId,
      @Nullable Address address,
      List<Basket.Item> items,
      String note,
      String source) {
    this(customer, rateId, quoteId, address, items, note, source, Claims.NONE);
  }

  /** The same, billed so. */
  public CheckoutRequest billed(Billing given) {
    return new CheckoutRequest(
        customer,
        rateId,
        quoteId,
        address,
        items,
        note,
        source,
        claims.withBusiness(given.buyer()),
        given,
        holder,
        at,
        total,
        pays,
        agreed);
  }

  /** The same, of whoever holds that proof of who they are; null for nobody. */
  public CheckoutRequest heldBy(@Nullable String proof) {
    return new CheckoutRequest(
        customer, rateId, quoteId, address, items, note, source, claims, billing, proof, at, total,
        pays, agreed);
  }

  /** The same, whose address lies there; null where that is not known. */
  public CheckoutRequest living(@Nullable Coordinates there) {
    return new CheckoutRequest(
        customer, rateId, quoteId, address, items, note, source, claims, billing, holder, there,
        total, pays, agreed);
  }

  /** The same, which is to cost that; null where nobody says. */
  public CheckoutRequest costing(@Nullable Money said) {
    return new CheckoutRequest(
        customer, rateId, quoteId, address, items, note, source, claims, billing, holder, at, said,
        pays, agreed);
  }

  /** The same, paid so; null for the first way that is offered. */
  public CheckoutRequest paying(@Nullable String method) {
    return new CheckoutRequest(
        customer, rateId, quoteId, address, items, note, source, claims, billing, holder, at, total,
        method, agreed);
  }

  public record Contact(String name, String email, String phone) {

    /**
     * What was typed, read; what cannot be read stays as it is, for {@link CheckoutRules}.
     *
     * @param country of the shopper, whose phone numbers may be written without its code
     * @param home of the store, whose phone numbers are kept as they are written
     */
    public static Contact typed(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        String country,
        String home) {
      return new Contact(
          Typed.line(name),
          Email.read(email).orElse(Typed.code(email)),
          Phone.read(phone, country, home).orElse(Typed.code(phone)));
    }
  }
}
