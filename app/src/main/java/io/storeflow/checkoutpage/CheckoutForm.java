package io.storeflow.checkoutpage;

import io.storeflow.billing.Billing;
import io.storeflow.billing.BillingRules;
import io.storeflow.cart.CartTyped;
import io.storeflow.cart.CartVersion;
import io.storeflow.checkout.CheckoutRequest.Contact;
import io.storeflow.checkout.CheckoutRules;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Parts;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Carried;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.vatid.VatId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checkout as it was typed, in the order of its page.
 *
 * @param quote id of the quote whose prices were shown
 * @param total in minor units, as shown on the button
 * @param promise minute of the epoch for which it was promised on the page
 * @param points ticked where they are to be used
 * @param cart the state of the cart that was shown, see {@link CartVersion#text()}
 * @param due what was left to pay after gift cards, in minor units, as shown on the button
 * @param giftCard a code that is to be added: it is kept nowhere
 * @param company that buys; the rest is for an address beside that of the delivery
 * @param basis what was shown beside the total, see {@link ShownBasis}
 * @param laid for what its fields were laid out, as {@link #layout} says it; empty for those with
 *     errors
 * @param pays public id of the way to pay
 * @param remind ticked by who wants to be reminded once of what is not ordered yet
 */
public record CheckoutForm(
    @Nullable String email,
    @Nullable String name,
    @Nullable String phone,
    @Nullable String method,
    @Nullable String rate,
    @Nullable String country,
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String postalCode,
    @Nullable String city,
    @Nullable String region,
    @Nullable String note,
    @Nullable String quote,
    @Nullable String total,
    @Nullable String promise,
    @Nullable String cart,
    @Nullable String due,
    @Nullable String giftCard,
    @Nullable String points,
    @Nullable String company,
    @Nullable String vatId,
    @Nullable String billCountry,
    @Nullable String billLine1,
    @Nullable String billLine2,
    @Nullable String billPostalCode,
    @Nullable String billCity,
    @Nullable String billRegion,
    @Nullable String basis,
    @Nullable String laid,
    @Nullable String pays,
    @Nullable String remind) {
  private static final int MARK = 12;

  static CheckoutForm fresh(Store store) {
    return new CheckoutForm(
        "",
        "",
        "",
        null,
        null,
        store.country(),
        "",
        "",
        "",
        "",
        "",
        "",
        null,
        null,
        null,
        null,
        null,
        "",
        null,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        null,
        null,
        null,
        null);
  }

  /** A fresh one with what is known of who orders. */
  public static CheckoutForm known(Store store, String email, String name, String phone) {
    return Parts.with(fresh(store), Map.of("email", email, "name", name, "phone", phone));
  }

  /** Once the card whose code was typed is among those that pay. */
  public CheckoutForm withoutGiftCard() {
    return Parts.with(this, Map.of("giftCard", ""));
  }

  /** With that e-mail address where none was typed; null for none. */
  CheckoutForm orOf(@Nullable String proven) {
    boolean asked = proven != null && Typed.code(email).isEmpty();
    return asked ? Parts.with(this, Map.of("email", proven)) : this;
  }

  Contact contact(Store store) {
    return Contact.typed(name, email, phone, ownCountry(store), store.country());
  }

  /** That of the delivery; of the store where nothing is delivered. */
  String ownCountry(Store store) {
    var way = way();
    boolean goesThere = way == null || way.needsAddress();
    return goesThere ? address().country() : store.country();
  }

  /** Whether the code of a card stands there that was not added: Enter orders nothing then. */
  boolean namesGiftCard() {
    return !Typed.code(giftCard).isEmpty();
  }

  /** Null where none was chosen. */
  @Nullable String payingBy() {
    var chosen = Typed.code(pays);
    return chosen.isEmpty() ? null : chosen;
  }

  String noteText() {
    return Typed.text(note);
  }

  /** Where it goes: of what the page carries along only what the country asks for. */
  Address address() {
    return typed().asked();
  }

  Address typed() {
    return Address.typed(country, postalCode, region, city, line1, line2);
  }

  /** A mark of what was typed that decides the tax: where the goods go, and who buys them. */
  String taxedBy(Store store) {
    var to = address();
    var billed = billing(store);
    var id = billed.vatId();
    var said =
        Stream.of(to, billed.address())
            .flatMap(it -> Stream.of(it.country(), it.region(), it.postalCode()));
    var all = Stream.concat(said, Stream.of(id == null ? "" : id.text()));
    return Digest.sha256(all.collect(Collectors.joining("\n"))).substring(0, MARK);
  }

  /** Whom a reminder of the cart would reach, if they want one. */
  CartTyped.Contact reach() {
    var kept = Email.isOne(email) ? Email.kept(Objects.requireNonNull(email)) : "";
    return new CartTyped.Contact(kept.isEmpty() ? null : kept, FormText.on(remind));
  }

  boolean usesPoints() {
    return FormText.on(points);
  }

  /** A mark of what was typed that decides the total, but for the rate. */
  String mark(Store store) {
    var to = address();
    var way = way();
    var said =
        Stream.of(
            way == null ? "" : way.code(),
            to.line1(),
            to.line2(),
            to.city(),
            Typed.code(email),
            usesPoints() ? "points" : "",
            taxedBy(store));
    return Digest.sha256(said.collect(Collectors.joining("\n"))).substring(0, MARK);
  }

  /** To whom it is billed; nothing is said of its VAT id yet. */
  Billing billing(Store store) {
    var elsewhere = isBilledElsewhere() && !billTyped().isEmpty();
    return Billing.typed(company, vatId, elsewhere ? billTo().asked() : null);
  }

  Address billTo() {
    var land = Typed.code(billCountry);
    return Address.typed(land, billPostalCode, billRegion, billCity, billLine1, billLine2);
  }

  /** Whether a country was chosen for a bill that goes elsewhere: a country alone is no address. */
  boolean isBilledElsewhere() {
    return !Typed.code(billCountry).isEmpty();
  }

  /** What was typed of the address of the bill, by its fields; the page carries it along. */
  public Map<String, String> billTyped() {
    var typed = new LinkedHashMap<String, String>();
    typed.put("billLine1", Typed.line(billLine1));
    typed.put("billLine2", Typed.line(billLine2));
    typed.put("billPostalCode", Typed.line(billPostalCode));
    typed.put("billCity", Typed.line(billCity));
    typed.put("billRegion", Typed.line(billRegion));
    typed.values().removeIf(String::isEmpty);
    return typed;
  }

  /**
   * What decides which fields the page has and how they are called: an answer to a form whose
   * fields were laid out for the same leaves them as they are.
   *
   * @param measured whether prices depend on the whole address
   * @param choosing whether a country is still to be chosen
   * @param hint what is said beside the field of the VAT id
   */
  String layout(@Nullable Method shown, boolean measured, boolean choosing, @Nullable String hint) {
    return Stream.of(
            Typed.code(country),
            shown == null ? "" : shown.code(),
            measured ? "whole" : "",
            choosing ? "choosing" : "",
            Typed.code(billCountry),
            Objects.requireNonNullElse(hint, ""))
        .collect(Collectors.joining("/"));
  }

  /** Null for none or an unknown one. */
  @Nullable Method way() {
    return Coded.find(Method.class, method).orElse(null);
  }

  /** The way and its rate, as they were chosen. */
  String choice() {
    return Typed.line(method) + " " + Typed.line(rate);
  }

  /** Null for a form that no page of ours has made. */
  @Nullable CartVersion seen() {
    return CartVersion.parse(cart).orElse(null);
  }

  /** What is kept of it: the beginning of each field, without what the page has shown. */
  CheckoutForm draft() {
    return new CheckoutForm(
        cut(email, 254),
        cut(name, CheckoutRules.NAME),
        cut(phone, 40),
        cut(method, 10),
        cut(rate, 22),
        cut(country, 2),
        cut(line1, 120),
        cut(line2, 120),
        cut(postalCode, 20),
        cut(city, 80),
        cut(region, 80),
        cut(note, CheckoutRules.NOTE),
        null,
        null,
        null,
        null,
        null,
        null,
        points == null ? null : cut(points, 5),
        cut(company, BillingRules.COMPANY),
        cut(vatId, VatId.LONGEST),
        cut(billCountry, 2),
        cut(billLine1, 120),
        cut(billLine2, 120),
        cut(billPostalCode, 20),
        cut(billCity, 80),
        cut(billRegion, 80),
        null,
        null,
        cut(pays, 22),
        cut(remind, 5));
  }

  /** What was left to pay as the page has shown it; the total where it has shown no gift card. */
  @Nullable Long confirmedDue() {
    var shown = Carried.number(due);
    return shown.isPresent() ? (Long) shown.getAsLong() : confirmed();
  }

  @Nullable Long confirmed() {
    var shown = Carried.number(total);
    return shown.isPresent() ? shown.getAsLong() : null;
  }

  /** What the page has shown beside the total. */
  ShownBasis confirmedBasis() {
    return ShownBasis.parse(basis);
  }

  private static @Nullable String cut(@Nullable String typed, int most) {
    return typed == null ? null : Typed.cut(typed, most);
  }
}
