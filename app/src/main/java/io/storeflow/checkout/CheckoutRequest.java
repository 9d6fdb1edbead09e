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
   * Of one who has nothing brought anywhere, brings nothing besides, is billed as the one who
   * orders, has not shown who they are, and says neither what it is to cost nor how it is paid,
   * until that is said.
   */
  public static Builder of(
      Contact customer, String rateId, List<Basket.Item> items, String source) {
    return new Builder(customer, rateId, items, source);
  }

  /** The same but for what is said of it then. */
  public Builder but() {
    return new Builder(this);
  }

  /** A request, word by word. */
  public static final class Builder {
    private Contact customer;
    private String rateId;
    private @Nullable String quoteId;
    private @Nullable Address address;
    private List<Basket.Item> items;
    private String note = "";
    private String source;
    private Claims claims = Claims.NONE;
    private Billing billing = Billing.NONE;
    private @Nullable String holder;
    private @Nullable Coordinates at;
    private @Nullable Money total;
    private @Nullable String pays;
    private @Nullable Agreed agreed;

    private Builder(Contact customer, String rateId, List<Basket.Item> items, String source) {
      this.customer = customer;
      this.rateId = rateId;
      this.items = items;
      this.source = source;
    }

    private Builder(CheckoutRequest it) {
      this(it.customer, it.rateId, it.items, it.source);
      quoteId = it.quoteId;
      address = it.address;
      note = it.note;
      claims = it.claims;
      billing = it.billing;
      holder = it.holder;
      at = it.at;
      total = it.total;
      pays = it.pays;
      agreed = it.agreed;
    }

    public Builder from(Contact customer) {
      this.customer = customer;
      return this;
    }

    /**
     * @param rateId public id of the shipping rate
     */
    public Builder by(String rateId) {
      this.rateId = rateId;
      return this;
    }

    /** As that quote has shown it; null for none. */
    public Builder quoted(@Nullable String quoteId) {
      this.quoteId = quoteId;
      return this;
    }

    /** Brought there; null for nowhere. */
    public Builder to(@Nullable Address address) {
      this.address = address;
      return this;
    }

    public Builder wanting(List<Basket.Item> items) {
      this.items = items;
      return this;
    }

    public Builder noting(String note) {
      this.note = note;
      return this;
    }

    /**
     * @param source "storefront", "api" or "draft"
     */
    public Builder through(String source) {
      this.source = source;
      return this;
    }

    /** With that besides; which business buys is said by the billing. */
    public Builder claiming(Claims claims) {
      this.claims = claims;
      return this;
    }

    public Builder billed(Billing billing) {
      this.billing = billing;
      return this;
    }

    /** Of whoever holds that proof of who they are; null for nobody. */
    public Builder heldBy(@Nullable String holder) {
      this.holder = holder;
      return this;
    }

    /** Whose address lies there; null where that is not known. */
    public Builder living(@Nullable Coordinates at) {
      this.at = at;
      return this;
    }

    /** Which is to cost that; null where nobody says. */
    public Builder costing(@Nullable Money total) {
      this.total = total;
      return this;
    }

    /** Paid so; null for the first way that is offered. */
    public Builder paying(@Nullable String method) {
      pays = method;
      return this;
    }

    /** Of what staff have offered; null for what the shop sells. */
    public Builder agreed(@Nullable Agreed agreed) {
      this.agreed = agreed;
      return this;
    }

    public CheckoutRequest build() {
      return new CheckoutRequest(
          customer,
          rateId,
          quoteId,
          address,
          items,
          note,
          source,
          claims.withBusiness(billing.buyer()),
          billing,
          holder,
          at,
          total,
          pays,
          agreed);
    }
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
