package io.storeflow.editpage;

import static java.util.Map.entry;

import io.storeflow.checkout.CheckoutRequest.Contact;
import io.storeflow.checkout.CheckoutRules;
import io.storeflow.platform.address.AddressFields;
import io.storeflow.platform.address.Written;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.recipient.Recipient;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who gets an order, and where, as it was typed; of one that is not sent, where its invoice goes,
 * which may be left out. The country stays as it is.
 *
 * @param version of the order that the page has shown
 * @param mails on if the shopper is told
 */
record RecipientForm(
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String postalCode,
    @Nullable String city,
    @Nullable String region,
    @Nullable String version,
    @Nullable String mails) {
  /** By the pointers of what is wrong with a checkout. */
  static final Map<String, String> FIELDS =
      Map.ofEntries(
          entry("/customer/email", "email"),
          entry("/customer/name", "name"),
          entry("/customer/phone", "phone"),
          entry("/address/postal_code", "postalCode"),
          entry("/address/region", "region"),
          entry("/address/city", "city"),
          entry("/address/line1", "line1"),
          entry("/address/line2", "line2"));

  static RecipientForm of(Recipient now) {
    var who = now.contact();
    var at = now.place();
    return new RecipientForm(
        who.name(),
        who.email(),
        who.phone(),
        at.line1(),
        at.line2(),
        at.postalCode(),
        at.city(),
        at.region(),
        Integer.toString(now.version()),
        now.isSent() ? "true" : null);
  }

  /** The version that was seen; -1 where none was, which no order has. */
  int seen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  boolean tells() {
    return FormText.on(mails);
  }

  Contact contact(Recipient now, Store store) {
    return Contact.typed(name, email, phone, country(now, store), store.country());
  }

  /** In which its address is, or is taken to be where it has none. */
  static String country(Recipient now, Store store) {
    var land = now.place().country();
    return land.isEmpty() ? store.country() : land;
  }

  /** In the country in which it is; none where nothing was typed of what may be left out. */
  Address address(Recipient now, Store store) {
    var typed = Address.typed(country(now, store), postalCode, region, city, line1, line2).asked();
    boolean none =
        Stream.of(typed.line1(), typed.line2(), typed.postalCode(), typed.city(), typed.region())
            .allMatch(String::isEmpty);
    return none && !now.isSent() ? Address.NONE : typed;
  }

  List<Wrong> wrongs(Recipient now, Store store) {
    var wrongs = new ArrayList<Wrong>();
    CheckoutRules.check(wrongs, contact(now, store), "", store.country());
    var at = address(now, store);
    if (!at.equals(Address.NONE)) AddressRules.check(wrongs, "/address", at);
    return wrongs;
  }

  /** What its country asks for, and what the order has of its address. */
  AddressFields fields(Recipient now, Store store, Locale reader) {
    var kept =
        new Written("", "", "", Typed.line(city), Typed.line(region), Typed.line(postalCode));
    return AddressFields.of(country(now, store), kept, reader);
  }
}
