package io.storeflow.store;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Written;
import io.storeflow.platform.form.Parts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant sets for a store. Texts are never null, but may be empty.
 *
 * @param slug unique over StoreFlow: lower-case letters, digits and hyphens
 * @param welcome the headline of the storefront; about: the sentence below it
 * @param currency ISO 4217; country: ISO 3166-1 alpha-2; timeZone: IANA; locale: BCP 47
 * @param colour {@code #rrggbb}
 * @param preparationMinutes how long an order usually takes until it is ready
 * @param deliveryMinutes how long it is on its way to a shopper nearby
 * @param paidAtPickup how an order is paid that is fetched; likewise the other two
 * @param paymentWords the store's own sentence for what is arranged
 * @param trade whether it cooks or packs
 * @param cartHoldMinutes for how long what is put into a cart is held; 0: only checkout takes stock
 * @param cartReminderHours how long after its last change a shopper is reminded of a cart; 0:
 *     nobody is
 */
public record StoreSettings(
    String slug,
    String name,
    String welcome,
    String about,
    String currency,
    String country,
    String timeZone,
    String locale,
    String colour,
    String line1,
    String line2,
    String postalCode,
    String city,
    String region,
    String phone,
    String email,
    boolean pickup,
    boolean delivery,
    boolean shipping,
    int preparationMinutes,
    int deliveryMinutes,
    PaidBy paidAtPickup,
    PaidBy paidAtDelivery,
    PaidBy paidAtShipping,
    String paymentWords,
    TaxWords taxWords,
    Integer cartHoldMinutes,
    Integer cartReminderHours,
    Trade trade) {
  private static final int USUAL_DELIVERY = 30;

  /** The lines of its address, as its country writes them; none where there is none. */
  public List<String> lines() {
    return linesOf("");
  }

  /** The same with that name, where its country writes it. */
  public List<String> linesOf(String named) {
    return Countries.of(country).lines(new Written(named, line1, line2, city, region, postalCode));
  }

  /** The same in another currency. */
  public StoreSettings in(String wanted) {
    return new StoreSettings(
        slug,
        name,
        welcome,
        about,
        wanted,
        country,
        timeZone,
        locale,
        colour,
        line1,
        line2,
        postalCode,
        city,
        region,
        phone,
        email,
        pickup,
        delivery,
        shipping,
        preparationMinutes,
        deliveryMinutes,
        paidAtPickup,
        paidAtDelivery,
        paidAtShipping,
        paymentWords,
        taxWords,
        cartHoldMinutes,
        cartReminderHours,
        trade);
  }

  /** The same with reminders of carts after so many hours; 0 for none. */
  public StoreSettings reminding(int hours) {
    return Parts.with(this, Map.of("cartReminderHours", hours));
  }

  /** What a data file leaves out is as is usual. */
  public StoreSettings {
    paidAtPickup = Objects.requireNonNullElse(paidAtPickup, PaidBy.ON_HANDOVER);
    paidAtDelivery = Objects.requireNonNullElse(paidAtDelivery, PaidBy.ON_HANDOVER);
    paidAtShipping = Objects.requireNonNullElse(paidAtShipping, PaidBy.ARRANGED);
    paymentWords = Objects.requireNonNullElse(paymentWords, "");
    taxWords = Objects.requireNonNullElseGet(taxWords, () -> TaxWords.usual(country));
    cartHoldMinutes = Objects.requireNonNullElse(cartHoldMinutes, 0);
    cartReminderHours = Objects.requireNonNullElse(cartReminderHours, 0);
    trade = Objects.requireNonNullElseGet(trade, () -> Trade.usual(shipping, preparationMinutes));
  }

  /** Of a store as it begins: what is not said is as is usual. */
  public static Builder of(String slug, String name) {
    return new Builder(slug, name);
  }

  /** Settings of a store as it begins, word by word. */
  public static final class Builder {
    private final String slug;
    private final String name;
    private String welcome = "";
    private String about = "";
    private String currency = "";
    private String country = "";
    private String timeZone = "";
    private String locale = "";
    private String colour = "";
    private String line1 = "";
    private String line2 = "";
    private String postalCode = "";
    private String city = "";
    private String region = "";
    private String phone = "";
    private String email = "";
    private boolean pickup = true;
    private boolean delivery = true;
    private boolean shipping = true;
    private int preparationMinutes;
    private @Nullable Trade trade;

    private Builder(String slug, String name) {
      this.slug = slug;
      this.name = name;
    }

    public Builder saying(String welcome, String about) {
      this.welcome = welcome;
      this.about = about;
      return this;
    }

    /**
     * @param currency ISO 4217; country: ISO 3166-1 alpha-2; timeZone: IANA; locale: BCP 47
     */
    public Builder in(String country, String currency, String timeZone, String locale) {
      this.country = country;
      this.currency = currency;
      this.timeZone = timeZone;
      this.locale = locale;
      return this;
    }

    /**
     * @param colour {@code #rrggbb}
     */
    public Builder coloured(String colour) {
      this.colour = colour;
      return this;
    }

    public Builder at(String line1, String line2, String postalCode, String city, String region) {
      this.line1 = line1;
      this.line2 = line2;
      this.postalCode = postalCode;
      this.city = city;
      this.region = region;
      return this;
    }

    public Builder reachedBy(String phone, String email) {
      this.phone = phone;
      this.email = email;
      return this;
    }

    public Builder offering(boolean pickup, boolean delivery, boolean shipping) {
      this.pickup = pickup;
      this.delivery = delivery;
      this.shipping = shipping;
      return this;
    }

    /**
     * @param minutes how long an order usually takes until it is ready
     */
    public Builder readyIn(int minutes) {
      preparationMinutes = minutes;
      return this;
    }

    public Builder selling(Trade trade) {
      this.trade = trade;
      return this;
    }

    public StoreSettings build() {
      return new StoreSettings(
          slug,
          name,
          welcome,
          about,
          currency,
          country,
          timeZone,
          locale,
          colour,
          line1,
          line2,
          postalCode,
          city,
          region,
          phone,
          email,
          pickup,
          delivery,
          shipping,
          preparationMinutes,
          USUAL_DELIVERY,
          PaidBy.ON_HANDOVER,
          PaidBy.ON_HANDOVER,
          PaidBy.ARRANGED,
          "",
          TaxWords.usual(country),
          0,
          0,
          trade == null ? Trade.usual(shipping, preparationMinutes) : trade);
    }
  }
}
