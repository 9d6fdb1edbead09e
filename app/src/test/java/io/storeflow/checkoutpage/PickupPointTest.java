package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.storeflow.location.Locations;
import io.storeflow.pickup.PickupPlace;
import io.storeflow.platform.locale.Written;
import io.storeflow.rates.RateChanges;
import io.storeflow.rates.RateDraft;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Tariff;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A store with two places from which shoppers fetch what they ordered. */
@AppTest
class PickupPointTest extends AtAShop {
  private static final Address MARKET = new Address("DE", "10999", "", "Berlin", "Markt 7", "");

  @Autowired Locations locations;
  @Autowired RateChanges rates;
  @Autowired ShippingBooks books;
  @Autowired Staff staff;
  @Autowired Clock clock;

  private String market() {
    var id = locations.create(store, "Market stall", MARKET, Actor.SYSTEM);
    var at = locations.get(store, id);
    var place =
        PickupPlace.of(store, at.id(), id, at.name(), at.address().found(), at.main(), at.active());
    var draft =
        new RateDraft(
            "At the market",
            null,
            Tariff.flat(store.money(0)),
            null,
            null,
            null,
            true,
            new Handling(0, null, 90),
            place,
            false);
    rates.create(store, draft, Actor.SYSTEM);
    return id;
  }

  @Test
  void isSaidFromTheCheckoutToTheTicket() {
    world.rate(store, Method.PICKUP, 0);
    var id = market();
    client.put(shop, world.goods(store, 1000, 10), 1);
    var page = client.get(shop + "/checkout");
    assertThat(page.body()).contains("At the market", "Market stall, Markt 7", "10999 Berlin");
    var rate = Objects.requireNonNull(books.of(store).pickups().getLast()).publicId();
    var chosen = Map.of("method", "pickup", "rate", rate);
    long before = clock.instant().getEpochSecond() / 60;
    var shown = client.post(shop + "/checkout/rates", CheckoutForms.typed(page, chosen));
    long promised = Long.parseLong(Client.hidden(shown, "promise"));
    assertThat(promised - before).as("after 90 minutes").isBetween(90L, 92L);
    var ready = Instant.ofEpochSecond(promised * 60).atZone(store.timeZone());
    assertThat(shown.body())
        .contains("Ready for you about " + Written.clock(ready, store.locale()));
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(shown, chosen));
    assertThat(placed.statusCode()).isEqualTo(303);
    locations.open(store, id, false, Actor.SYSTEM);
    assertThat(client.follow(placed).body()).contains("Market stall", "Markt 7");
    var owner = staff.visitor(store, Role.OWNER);
    var o = only(store, ORDERS);
    var order = db.selectFrom(o).fetchSingle();
    assertThat(order.get(o.PROMISED_AT))
        .isEqualTo(order.get(o.READY_BY))
        .isCloseTo(order.get(o.PLACED_AT).plus(90, MINUTES), within(1, MINUTES));
    long number = order.get(o.NUMBER);
    assertThat(order.get(o.COUNTRY)).as("nothing is brought there").isEmpty();
    assertThat(owner.get(store.page("/orders/" + number)).body()).contains("Market stall");
    var board = store.page("/board/kitchen");
    assertThat(owner.get(board).body()).contains("Market stall");
    assertThat(owner.get(board + "/tickets/" + number + "/paper").body())
        .contains("Fetched at", "Market stall", "Markt 7");
  }

  /** A place that is closed, or that nobody could find, is no place to send a shopper to. */
  @Test
  void isNotOfferedWhileItIsClosed() {
    world.rate(store, Method.PICKUP, 0);
    var id = market();
    client.put(shop, world.goods(store, 1000, 10), 1);
    locations.open(store, id, false, Actor.SYSTEM);
    assertThat(client.get(shop + "/checkout").body()).doesNotContain("At the market");
    locations.open(store, id, true, Actor.SYSTEM);
    assertThat(client.get(shop + "/checkout").body()).contains("At the market");
    locations.change(store, id, "Market stall", Address.NONE, Actor.SYSTEM);
    assertThat(client.get(shop + "/checkout").body()).doesNotContain("At the market");
  }

  @Test
  void isChosenInTheFormOfARate() {
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    var id = locations.create(store, "Market stall", MARKET, Actor.SYSTEM);
    var lost = locations.create(store, "Van", Address.NONE, Actor.SYSTEM);
    assertThat(owner.get(list + "/new").body()).contains("Market stall", "Where it is fetched");
    String[] form = {"name", "Market", "price", "0", "active", "true", "leadMinutes", "90"};
    var refused = owner.post(list + "/new", list, with(form, lost));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("This location has no address yet");
    assertThat(owner.post(list + "/new", list, with(form, "none")).statusCode()).isEqualTo(422);
    assertThat(owner.post(list + "/new", list, with(form, id)).statusCode()).isEqualTo(302);
    assertThat(owner.get(list).body()).contains("at Market stall", "after 90 min");
  }

  private static String[] with(String[] form, String location) {
    var all = java.util.Arrays.copyOf(form, form.length + 2);
    all[form.length] = "location";
    all[form.length + 1] = location;
    return all;
  }
}
