package io.storeflow.settings;

import io.storeflow.merchant.OpeningHours;
import io.storeflow.platform.address.AddressFields;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Region;
import io.storeflow.platform.address.Written;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Colour;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Phone;
import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.locale.Regions;
import io.storeflow.platform.time.TimeZones;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import io.storeflow.store.StoreSettings;
import io.storeflow.store.StoreSlug;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The settings of a store as they were typed.
 *
 * @param version of the settings that the page showed
 */
record SettingsForm(
    @Nullable String version,
    @Nullable String name,
    @Nullable String slug,
    @Nullable String welcome,
    @Nullable String about,
    @Nullable String currency,
    @Nullable String country,
    @Nullable String timeZone,
    @Nullable String locale,
    @Nullable String colour,
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String postalCode,
    @Nullable String city,
    @Nullable String region,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String monday,
    @Nullable String tuesday,
    @Nullable String wednesday,
    @Nullable String thursday,
    @Nullable String friday,
    @Nullable String saturday,
    @Nullable String sunday,
    @Nullable String pickup,
    @Nullable String delivery,
    @Nullable String shipping,
    @Nullable String preparationMinutes,
    @Nullable String deliveryMinutes,
    @Nullable String taxWords,
    @Nullable String cartHoldMinutes,
    @Nullable String trade) {
  private static final int LONGEST_PREPARATION = 14 * 24 * 60;
  private static final int LONGEST_DELIVERY = 24 * 60;

  static SettingsForm of(int version, StoreSettings now, List<OpeningHours> hours, String to) {
    return new SettingsForm(
        Integer.toString(version),
        now.name(),
        now.slug(),
        now.welcome(),
        now.about(),
        now.currency(),
        now.country(),
        now.timeZone(),
        now.locale(),
        now.colour(),
        now.line1(),
        now.line2(),
        now.postalCode(),
        now.city(),
        region(now),
        now.phone(),
        now.email(),
        text(hours, DayOfWeek.MONDAY, to),
        text(hours, DayOfWeek.TUESDAY, to),
        text(hours, DayOfWeek.WEDNESDAY, to),
        text(hours, DayOfWeek.THURSDAY, to),
        text(hours, DayOfWeek.FRIDAY, to),
        text(hours, DayOfWeek.SATURDAY, to),
        text(hours, DayOfWeek.SUNDAY, to),
        Boolean.toString(now.pickup()),
        Boolean.toString(now.delivery()),
        Boolean.toString(now.shipping()),
        Integer.toString(now.preparationMinutes()),
        Integer.toString(now.deliveryMinutes()),
        now.taxWords().code(),
        now.cartHoldMinutes().toString(),
        now.trade().code());
  }

  /** The settings; of use only if nothing was noted. */
  StoreSettings settings(Store store, Errors errors) {
    var now = store.settings();
    var check = new FormText(errors);
    var at = address(now, check);
    return new StoreSettings(
        slug(errors),
        check.name("name", name, 120),
        check.optional("welcome", welcome, 200),
        check.text("about", about, 500),
        known("currency", currency, now.currency(), Regions::isCurrency, errors),
        known("country", country, now.country(), Regions::isCountry, errors),
        known("timeZone", timeZone, now.timeZone(), TimeZones::isOne, errors),
        known("locale", locale, now.locale(), Regions::isLanguageOfShops, errors),
        check.required("colour", Colour.read(colour), now.colour()),
        at.line1(),
        at.line2(),
        at.postalCode(),
        at.city(),
        at.region(),
        phone(now.phone(), errors),
        email(now.email(), errors),
        FormText.on(pickup),
        FormText.on(delivery),
        FormText.on(shipping),
        check.number("preparationMinutes", preparationMinutes, 0, LONGEST_PREPARATION),
        check.number("deliveryMinutes", deliveryMinutes, 0, LONGEST_DELIVERY),
        now.paidAtPickup(),
        now.paidAtDelivery(),
        now.paidAtShipping(),
        now.paymentWords(),
        chosen("taxWords", taxWords, now.taxWords(), errors),
        cartHold(now.cartHoldMinutes(), errors),
        now.cartReminderHours(),
        chosen("trade", trade, now.trade(), errors));
  }

  /** All spans of the week; those of a day that cannot be read are left out and noted. */
  List<OpeningHours> hours(Errors errors) {
    var spans = new ArrayList<OpeningHours>();
    for (var day : DayOfWeek.values()) {
      var field = field(day);
      try {
        spans.addAll(HoursText.parse(day, text((String) errors.getFieldValue(field))));
      } catch (HoursText.Unreadable unreadable) {
        errors.rejectValue(field, unreadable.key, unreadable.fillings, unreadable.key);
      }
    }
    return spans;
  }

  static String field(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  private String slug(Errors errors) {
    var read = StoreSlug.read(slug);
    if (read.isMissing()) errors.rejectValue("slug", "ui.form.missing");
    if (read.refusal().isPresent()) {
      var better = StoreSlug.of(Typed.line(slug));
      errors.rejectValue("slug", "signup.slug.form", new Object[] {better}, "not one");
    }
    return read.orElse("");
  }

  /** What the country does not ask for is left behind when a store moves, not before. */
  private Address address(StoreSettings now, FormText check) {
    var land = text(country);
    var typed =
        Address.typed(
            land,
            text(postalCode).equals(now.postalCode())
                ? now.postalCode()
                : check.optional("postalCode", Postcode.read(postalCode, land), ""),
            check.optional("region", region, 80),
            check.optional("city", city, 80),
            check.optional("line1", line1, 120),
            check.optional("line2", line2, 120));
    return land.equals(now.country()) ? typed : typed.asked();
  }

  /** What the country asks for, and what the store has of its address. */
  AddressFields fields(Store store, Locale reader) {
    var now = store.settings();
    var land = text(country);
    if (!land.equals(now.country())) return AddressFields.of(land, reader);
    var kept = new Written("", "", "", now.city(), now.region(), now.postalCode());
    return AddressFields.of(land, kept, reader);
  }

  private String phone(String now, Errors errors) {
    if (text(phone).equals(now)) return now;
    var read = Phone.read(phone, text(country));
    if (read.refusal().isPresent()) errors.rejectValue("phone", "settings.phone.odd");
    return read.orElse("");
  }

  private String email(String now, Errors errors) {
    if (text(email).equals(now)) return now;
    var read = Email.read(email);
    if (read.refusal().isPresent()) errors.rejectValue("email", "account.email.invalid");
    return read.orElse("");
  }

  /** What is not answered stays as it is. */
  private static <E extends Enum<E> & Coded> E chosen(
      String field, @Nullable String typed, E now, Errors errors) {
    if (text(typed).isEmpty()) return now;
    var chosen = Coded.find(now.getDeclaringClass(), text(typed));
    if (chosen.isEmpty()) errors.rejectValue(field, "settings.choice.unknown");
    return chosen.orElse(now);
  }

  /** What is not answered stays as it is. */
  private int cartHold(int now, Errors errors) {
    var read = WholeNumber.read(cartHoldMinutes, 0, CartHolding.LONGEST);
    if (read.isMissing()) return now;
    int minutes = read.orElse(-1);
    if (CartHolding.isOne(minutes)) return minutes;
    errors.rejectValue("cartHoldMinutes", "settings.choice.unknown");
    return now;
  }

  /** What the store has already stays, whether it would be offered today or not. */
  private static String known(
      String field, @Nullable String typed, String now, Predicate<String> isKnown, Errors errors) {
    var text = text(typed);
    if (!text.equals(now) && !isKnown.test(text))
      errors.rejectValue(field, "settings." + field + ".unknown");
    return text;
  }

  private static String text(List<OpeningHours> hours, DayOfWeek day, String to) {
    return HoursText.write(hours.stream().filter(span -> span.day() == day).toList(), to);
  }

  /**
   * The code by which the list knows it, if it does: it may have been typed before there was one.
   */
  private static String region(StoreSettings now) {
    var country = Countries.of(now.country());
    return country.region(now.region()).map(Region::code).orElse(now.region());
  }

  private static String text(@Nullable String typed) {
    return Typed.code(typed);
  }
}
