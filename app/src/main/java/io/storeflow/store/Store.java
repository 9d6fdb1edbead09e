package io.storeflow.store;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Part;
import io.storeflow.platform.colour.StoreColourSheet;
import io.storeflow.platform.colour.StoreColours;
import io.storeflow.platform.frame.Initials;
import io.storeflow.platform.frame.StoreTexts;
import io.storeflow.platform.locale.Languages;
import io.storeflow.platform.money.Money;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A store, and the right to act for it: only {@link Stores} makes one, after a membership check,
 * for the public storefront, or from the id inside a job or event. It is the first argument of
 * everything that touches its data.
 */
public final class Store implements StoreTexts {
  private final long id;
  private final String publicId;
  private final Merchant merchant;
  private final StoreSettings settings;
  private final Locale locale;
  private final Locale texts;

  Store(long id, String publicId, Merchant merchant, StoreSettings settings) {
    this.id = id;
    this.publicId = publicId;
    this.merchant = merchant;
    this.settings = settings;
    var written = Locale.forLanguageTag(settings.locale());
    this.locale = Languages.shown(written);
    this.texts = Locale.of(written.getLanguage(), settings.country());
  }

  public long id() {
    return id;
  }

  public String publicId() {
    return publicId;
  }

  public Merchant merchant() {
    return merchant;
  }

  public StoreSettings settings() {
    return settings;
  }

  public String slug() {
    return settings.slug();
  }

  public String name() {
    return settings.name();
  }

  public Currency currency() {
    return Currency.getInstance(settings.currency());
  }

  /** ISO 3166-1 alpha-2. */
  public String country() {
    return settings.country();
  }

  public ZoneId timeZone() {
    return ZoneId.of(settings.timeZone());
  }

  /**
   * The language of the shopper's pages and mails: that of the store, or English while StoreFlow
   * has no words in it.
   */
  public Locale locale() {
    return locale;
  }

  @Override
  public Locale texts() {
    return texts;
  }

  /** How long an order usually takes until it is ready. */
  public Duration preparation() {
    return Duration.ofMinutes(settings.preparationMinutes());
  }

  /** Whether it cooks or packs. */
  public Trade trade() {
    return settings.trade();
  }

  /** Whether a shopper could find it. */
  public boolean hasAddress() {
    boolean hasTown = !settings.city().isBlank() || !Countries.of(country()).asks(Part.TOWN);
    return !settings.line1().isBlank() && hasTown;
  }

  /** From the door of the store to that of a shopper. */
  public Duration travel() {
    return Duration.ofMinutes(settings.deliveryMinutes());
  }

  /** For how long what is put into a cart is held; null where only checkout takes stock. */
  public @Nullable Duration cartHold() {
    int minutes = settings.cartHoldMinutes();
    return minutes == 0 ? null : Duration.ofMinutes(minutes);
  }

  public Money money(long minor) {
    return new Money(minor, currency());
  }

  public StoreColours.StoreColour colour() {
    return new StoreColours.StoreColour(slug(), settings.colour());
  }

  /**
   * The address of one of its pages for staff.
   *
   * @param path behind the store's own, such as {@code /orders}; empty is its first page
   */
  public String page(String path) {
    return "/s/" + slug() + path;
  }

  /** The same of its shop. */
  public String shop(String path) {
    return "/shop/" + slug() + path;
  }

  /** The address of the style sheet with the store's colour. */
  public String colours() {
    return StoreColourSheet.address(List.of(colour()));
  }

  /** The letters of the store's seal: the first of its first two words. */
  public String letters() {
    return Initials.of(settings.name());
  }

  @Override
  public String toString() {
    return "Store[" + settings.slug() + "]";
  }
}
