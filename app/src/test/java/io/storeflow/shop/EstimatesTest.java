package io.storeflow.shop;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.merchant.OpeningHours;
import io.storeflow.pagecache.PageCache;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.platform.locale.Written;
import io.storeflow.product.TaxClass;
import io.storeflow.rates.RateChanges;
import io.storeflow.rates.RateDraft;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.settings.Settings;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Tariff.Band;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRate;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** The page of a product says when it would come, and nothing where nobody knows. */
@AppTest
class EstimatesTest extends AtAShop {
  @Autowired Settings settings;
  @Autowired ZoneChanges zones;
  @Autowired RateChanges rates;
  @Autowired ShippingBooks books;
  @Autowired Clock clock;
  @Autowired Staff staff;
  @Autowired TaxChanges taxes;
  @Autowired ShopVersions versions;
  @Autowired ShopCatalogue catalogue;
  @Autowired StoreTaxes storeTaxes;
  @Autowired Whereabouts whereabouts;

  String parcel = "";

  @BeforeEach
  void offerAllWays() {
    world.rate(store, Method.PICKUP, 0);
    world.rate(store, Method.DELIVERY, 290);
    parcel = world.rate(store, Method.SHIPPING, 490);
  }

  @Test
  void tellsMinutesWhileItIsOpenAndTheDaysOfAParcel() {
    var page = page(10);
    assertThat(page)
        .contains("Ready in about 25 min.", "With you in about 55 min.", "Leaves us to")
        .doesNotContain("working day");
    takes(2, 4);
    assertThat(page(10)).contains("2 to 4 working days on its way.");
    takes(1, 1);
    assertThat(page(10)).contains("1 working day on its way.");
  }

  @Test
  void tellsWhenItOpensWhileItIsClosed() {
    var opens = LocalDate.ofInstant(clock.instant(), store.timeZone()).plusDays(2);
    var hours = List.of(new OpeningHours(opens.getDayOfWeek(), 600, 1320));
    settings.change(store, store.settings(), hours, Actor.SYSTEM);
    assertThat(page(10))
        .contains("Ready for you about 10:25 on ", "With you about 10:55 on ", "Leaves us by ")
        .doesNotContain("in about");
  }

  /** A rate of tax that begins by itself ends the page of a product that says the one before. */
  @Test
  void aPageThatSaysATaxIsKeptUntilTheDayOnWhichAnotherMayBegin() {
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var area = Area.of(Set.of("DE"));
    var since = LocalDate.of(2030, 1, 1);
    var later = new TaxRate(area, TaxClass.STANDARD, false, "VAT", 210_000, since);
    taxes.create(store, later, Actor.SYSTEM);
    var midnight = Instant.parse("2029-12-31T23:00:00Z");
    assertThat(taxAt(midnight.minusSeconds(1))).isEqualTo("190000 until " + midnight);
    assertThat(taxAt(midnight)).isEqualTo("210000 until 2030-01-01T23:00:00Z");
  }

  /** What the page of a product says of its tax, and how long it may. */
  private String taxAt(Instant instant) {
    var then = Clock.fixed(instant, ZoneOffset.UTC);
    var terms = new ShopTerms(versions, books, catalogue, storeTaxes, whereabouts, then);
    var request = new MockHttpServletRequest("GET", shop + "/p/ramen");
    var tax = Objects.requireNonNull(terms.taxIn(store, TaxClass.STANDARD, request));
    return tax.ppm() + " until " + request.getAttribute(PageCache.class.getName() + ".until");
  }

  @Test
  void promisesNothingOfWhatIsNotThere() {
    assertThat(page(0)).doesNotContain("in about", "Leaves us");
    var goods = world.goods(store, 1290, 0);
    var v = only(store, VARIANT);
    world.change(
        store, () -> db.update(v).set(v.BACKORDER, 5).where(v.ID.eq(goods.id())).execute());
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body())
        .contains("Available on backorder", "Shipping from")
        .doesNotContain("in about", "Leaves us");
  }

  /** Two days, counted from tomorrow for who comes after the hour that is typed. */
  @Test
  void countsTheDaysAndTheHourThatStaffHaveTyped() {
    var goods = world.goods(store, 1290, 10);
    var now = clock.instant().atZone(store.timeZone());
    boolean late = now.getHour() >= 12;
    var owner = staff.visitor(store, Role.OWNER);
    var rate = store.page("/shipping/" + parcel);
    List<String> form = new ArrayList<>(List.of("name", "Parcel", "price", "4.90"));
    form.addAll(List.of("basis", "flat", "active", "true", "version", owner.version(rate)));
    form.addAll(List.of("handlingDays", "2", "cutoff", late ? "6:00" : "18.00"));
    assertThat(owner.post(rate, rate, form.toArray(String[]::new)).statusCode()).isEqualTo(302);
    assertThat(owner.get(rate).body())
        .contains("value=\"2\"", late ? "value=\"06:00\"" : "value=\"18:00\"");

    var day = now.toLocalDate().plusDays(late ? 3 : 2);
    var said = "Leaves us by " + Written.weekday(day.atStartOfDay(now.getZone()), store.locale());
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body()).contains(said);
    client.put(shop, goods, 1);
    var typed = CheckoutForms.with(CheckoutForms.BERLIN, "method", "shipping");
    var page =
        client.post(
            shop + "/checkout/rates", CheckoutForms.typed(client.get(shop + "/checkout"), typed));
    assertThat(page.body()).contains(said);
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(page, typed));
    assertThat(CheckoutForms.location(placed)).contains("/track/");
    var o = only(store, ORDERS);
    var ready = db.select(o.READY_BY).from(o).fetchSingle(o.READY_BY);
    assertThat(LocalDate.ofInstant(ready, store.timeZone())).isEqualTo(day);
  }

  /** What is free elsewhere, or for great carts alone, is not free here. */
  @Test
  void saysWhatItCostsAtHome() {
    var union = new ZoneDraft("", Method.SHIPPING, Area.of(Set.of("AT", "FR")), null);
    var abroad = zones.create(store, union, false, Actor.SYSTEM);
    free(books.of(store).zone(abroad).orElseThrow());
    assertThat(page(10)).contains("Shipping from €4.90").doesNotContain("Shipping free");
    var home = books.of(store).zones(Method.SHIPPING).getFirst();
    free(home);
    assertThat(page(10)).contains("Shipping from €2.50").contains("free from €50.00");
    var islands = new ZoneDraft("Islands", Method.SHIPPING, Area.of(Set.of("DE", "CH")), null);
    var made = zones.create(store, islands, false, Actor.SYSTEM);
    var far = books.of(store).zone(made).orElseThrow();
    var tariff = Tariff.flat(store.money(990));
    var draft = new RateDraft("Boat", far, tariff, store.money(3000), null, null, true);
    rates.create(store, draft, Actor.SYSTEM);
    assertThat(page(10))
        .as("of goods that come for 2.50")
        .contains("Shipping from €2.50")
        .contains("free from €50.00")
        .doesNotContain("€30.00");
  }

  /** Costs 2.50 up to goods of 49.99, then nothing. */
  private void free(Zone zone) {
    var bands = List.of(new Band(4999L, store.money(250)), new Band(null, store.money(0)));
    var tariff = new Tariff(Basis.VALUE, bands);
    rates.create(store, new RateDraft("Light", zone, tariff, null, null, null, true), Actor.SYSTEM);
  }

  /** Of rates by distance where nobody can say how far it is. */
  @Test
  void saysNothingOfWhatNobodyCanChoose() {
    var book = books.of(store);
    var zone = book.zones(Method.DELIVERY).getFirst();
    var near = new Tariff(Basis.DISTANCE, List.of(new Band(3000L, store.money(100))));
    rates.create(store, new RateDraft("Bike", zone, near, null, null, null, true), Actor.SYSTEM);
    book = books.of(store);
    assertThat(from(FulfilmentOptions.of(store, book, true))).isEqualTo(100);
    assertThat(from(FulfilmentOptions.of(store, book, false))).isEqualTo(290);
    assertThat(page(10)).as("nobody said where the store is").contains("Delivery from €2.90");
  }

  private static long from(FulfilmentOptions options) {
    return Objects.requireNonNull(options.delivery()).from().minor();
  }

  private String page(int onHand) {
    var goods = world.goods(store, 1290, onHand);
    return client.get(shop + "/p/" + goods.productSlug()).body();
  }

  private void takes(int from, int to) {
    var rate = only(store, SHIPPING_RATE);
    world.change(
        store,
        () ->
            db.update(rate)
                .set(rate.DAYS_FROM, (short) from)
                .set(rate.DAYS_TO, (short) to)
                .where(rate.PUBLIC_ID.eq(parcel))
                .execute());
  }
}
