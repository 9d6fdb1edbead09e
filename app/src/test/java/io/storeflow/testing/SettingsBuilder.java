package io.storeflow.testing;

import io.storeflow.store.StoreSettings;

/** Settings of a store in Berlin that sends, delivers and is open, but where a test says else. */
public final class SettingsBuilder {
  private final String slug;
  private String name;
  private String welcome = "Welcome";
  private String about = "About";
  private String currency = "EUR";
  private String country = "DE";
  private String timeZone = "Europe/Berlin";
  private String locale = "en";
  private String street = "Straße 1";
  private String postalCode = "10115";
  private String city = "Berlin";
  private String phone = "";
  private int preparationMinutes = 25;

  SettingsBuilder(String slug) {
    this.slug = slug;
    name = "Store " + slug;
  }

  public SettingsBuilder named(String name) {
    this.name = name;
    return this;
  }

  public SettingsBuilder saying(String welcome, String about) {
    this.welcome = welcome;
    this.about = about;
    return this;
  }

  /**
   * @param timeZone IANA; locale: BCP 47
   */
  public SettingsBuilder in(String country, String currency, String timeZone, String locale) {
    this.country = country;
    this.currency = currency;
    this.timeZone = timeZone;
    this.locale = locale;
    return this;
  }

  public SettingsBuilder at(String street, String postalCode, String city) {
    this.street = street;
    this.postalCode = postalCode;
    this.city = city;
    return this;
  }

  public SettingsBuilder withoutAddress() {
    return at("", "", "");
  }

  public SettingsBuilder calledBy(String phone) {
    this.phone = phone;
    return this;
  }

  public SettingsBuilder ready(int preparationMinutes) {
    this.preparationMinutes = preparationMinutes;
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
        "#a8355f",
        street,
        "",
        postalCode,
        city,
        "",
        phone,
        "",
        true,
        true,
        true,
        preparationMinutes);
  }
}
