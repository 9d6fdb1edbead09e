package io.storeflow.store;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Part;
import io.storeflow.platform.colour.StoreColourSheet;
import io.storeflow.platform.colour.StoreColours;
import io.storeflow.platform.frame.Initials;
import io.storeflow.platform.frame.Shop;
import io.storeflow.platform.frame.StoreTexts;
import io.storeflow.platform.locale.Languages;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.PriceList;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A store, and the right to act for it: only {@link Stores} makes one, after a membership check,
 * for the public storefront, or from the id inside a job or event. It is the first argument of
 * everything that touches its data.
 */
public final class Store implements StoreTexts {
  /**
   * The parameter of addresses of the shop that says the currency, unless it is the store's own.
   */
  public static final String CURRENCY = "currency";

  private final long id;
  private final String publicId;
  private final Merchant merchant;
  private final StoreSettings settings;
  private final Locale locale;
  private final Locale texts;
  private final String sellsIn;
  private final List<PriceList> lists;
  private final @Nullable PriceList list;
  private final Conversion conversion;

  /**
   * @param sellsIn as {@link PriceList#kept} wrote it
   */
  Store(long id, String publicId, Merchant merchant, StoreSettings settings, String sellsIn) {
    this(
        id,
        publicId,
        merchant,
        settings,
        sellsIn,
        PriceList.ofKept(sellsIn, settings.currency()),
        null);
  }

  private Store(
      long id,
      String publicId,
      Merchant merchant,
      StoreSettings settings,
      String sellsIn,
      List<PriceList> lists,
      @Nullable PriceList list) {
    this.id = id;
    this.publicId = publicId;
    this.merchant = merchant;
    this.settings = settings;
    var written = Locale.forLanguageTag(settings.locale());
    this.locale = Languages.shown(written);
    this.texts = Locale.of(written.getLanguage(), settings.country());
    this.sellsIn = sellsIn;
    this.lists = lists;
    this.list = list;
    this.conversion =
        list == null
            ? Conversion.none(Currency.getInstance(settings.currency()))
            : list.conversion();
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

  /** In which it sells: its own, or that of the price list by which it was {@link #in entered}. */
  public Currency currency() {
    return conversion.to();
  }

  /** Its own, whatever it sells in. */
  public Currency ownCurrency() {
    return conversion.from();
  }

  /** Further currencies that it sells in. */
  public List<PriceList> lists() {
    return lists;
  }

  /** The list by which it sells; null in its own currency. */
  public @Nullable PriceList list() {
    return list;
  }

  String sellsIn() {
    return sellsIn;
  }

  /**
   * The same store as it sells in that currency; in its own one where it does not sell in it.
   *
   * @param currency as somebody may have typed it
   */
  public Store in(@Nullable String currency) {
    PriceList found = null;
    for (var it : lists) if (it.currency().getCurrencyCode().equals(currency)) found = it;
    if (Objects.equals(found, list)) return this;
    var code = (found == null ? ownCurrency() : found.currency()).getCurrencyCode();
    return new Store(id, publicId, merchant, settings.in(code), sellsIn, lists, found);
  }

  /**
   * The same store as it sells by that list of its own, or would if that were on.
   *
   * @param there one of its lists
   */
  public Store by(PriceList there) {
    var code = there.currency().getCurrencyCode();
    return new Store(id, publicId, merchant, settings.in(code), sellsIn, lists, there);
  }

  /** Whether it sells in that currency. */
  public boolean sells(@Nullable String currency) {
    return ownCurrency().getCurrencyCode().equals(currency)
        || lists.stream().anyMatch(it -> it.currency().getCurrencyCode().equals(currency));
  }

  /** How it makes prices of its own currency those of the one that it sells in. */
  public Conversion conversion() {
    return conversion;
  }

  /** All that decides what its pages show, beside what its versions count. */
  public record State(StoreSettings settings, List<PriceList> lists, @Nullable PriceList list) {}

  public State state() {
    return new State(settings, lists, list);
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

  /** How long after its last change a shopper is reminded of a cart; null where nobody is. */
  public @Nullable Duration cartReminder() {
    int hours = settings.cartReminderHours();
    return hours == 0 ? null : Duration.ofHours(hours);
  }

  /** An amount of the currency that it sells in. */
  public Money money(long minor) {
    return new Money(minor, currency());
  }

  /** An amount that is kept in its own currency, in the one that it sells in. */
  public Money converted(long minor) {
    return money(conversion.amount(minor));
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
    return list == null ? shopPath() + path : Shop.below(shopPath() + "?" + said(), path);
  }

  /** That of the cart, which says the currency wherever there are several. */
  public String cart() {
    return shopPath() + "/cart" + (lists.isEmpty() ? "" : "?" + said());
  }

  private String said() {
    return CURRENCY + "=" + currency().getCurrencyCode();
  }

  /** Where all pages of its shop are below. */
  public String shopPath() {
    return "/shop/" + slug();
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
