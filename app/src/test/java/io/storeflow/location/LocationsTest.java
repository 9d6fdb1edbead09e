package io.storeflow.location;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.inventory.StockEntry;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.stockpage.StockQueries;
import io.storeflow.store.Role;
import io.storeflow.store.Trade;
import io.storeflow.testing.AppTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Locations of a store: made, ordered, closed; and how orders take from them. */
@AppTest
class LocationsTest extends AtTwoPlaces {
  @Test
  void takesFromTheFirstInTheOrderOfTheStoreThatHasAll() {
    order(2);
    holds(2, 6);
    locations.move(store, second, true, ACTOR);
    order(2);
    holds(2, 4);
    order(5);
    holds(1, 0);
  }

  @Test
  void writesDownWhatPeopleSayOfAPlace() {
    book.enter(store, goods.publicId(), StockEntry.COUNTED, 9, at(second), "", ACTOR);
    holds(4, 9);
    book.enter(store, goods.publicId(), StockEntry.DAMAGED, 3, main(), "", ACTOR);
    holds(1, 9);
    assertThatThrownBy(
            () -> book.enter(store, goods.publicId(), StockEntry.DAMAGED, 2, main(), "", ACTOR))
        .as("the other place has nine, but not this one")
        .isInstanceOf(io.storeflow.inventory.InsufficientStock.class);
    holds(1, 9);
  }

  @Test
  void closesNoPlaceThatHoldsStockAndBringsNothingToOneThatIsClosed() {
    assertThatThrownBy(() -> locations.open(store, second, false, ACTOR))
        .isInstanceOfSatisfying(LocationRefused.class, why -> assertThat(why.units()).isEqualTo(6));
    assertThatThrownBy(() -> locations.open(store, main().publicId(), false, ACTOR))
        .isInstanceOf(LocationRefused.class);
    var number = order(6);
    holds(4, 0);
    locations.open(store, second, false, ACTOR);
    var closed = locations.get(store, second);
    assertThatThrownBy(
            () -> book.enter(store, goods.publicId(), StockEntry.RECEIVED, 1, closed, "", ACTOR))
        .isInstanceOf(io.storeflow.inventory.LocationClosed.class);
    orders.move(store, number, FulfilmentState.CANCELLED, ACTOR);
    holds(10, 0);
    locations.open(store, second, true, ACTOR);
    assertThat(at(second).active()).isTrue();
  }

  @Test
  void writesOffWhatDoesNotComeBackFromACancelledOrder() {
    var number = order(3);
    holds(1, 6);
    orders.cancel(store, number, null, false, "", ACTOR);
    holds(1, 6);
    var lines = ledger();
    assertThat(lines).contains("Return", "Damage", "Cancelled too late to sell again");
    var other = order(1);
    orders.cancel(store, other, null, true, "", ACTOR);
    holds(1, 6);
    assertThat(law.breaches(store, 5)).isEmpty();
    assertThat(Orders.comesBack(store, FulfilmentState.NEW)).isTrue();
    assertThat(Orders.comesBack(store, FulfilmentState.READY))
        .isEqualTo(store.trade() == Trade.GOODS);
  }

  /** What is owed of one thing does not hide what is there of another. */
  @Test
  void closesNoPlaceThatOwesOrHoldsBesideWhatItOwes() {
    var v = only(store, VARIANT);
    db.update(v).set(v.BACKORDER, 9).where(v.ID.eq(goods.id())).execute();
    var other = world.goods(store, 500, 0);
    locations.move(store, second, true, ACTOR);
    order(10);
    order(2);
    holds(0, -2);
    book.enter(store, other.publicId(), StockEntry.RECEIVED, 2, at(second), "", ACTOR);
    assertThatThrownBy(() -> locations.open(store, second, false, ACTOR))
        .isInstanceOfSatisfying(LocationRefused.class, why -> assertThat(why.units()).isEqualTo(2));
    book.enter(store, other.publicId(), StockEntry.DAMAGED, 2, at(second), "", ACTOR);
    assertThatThrownBy(() -> locations.open(store, second, false, ACTOR))
        .isInstanceOfSatisfying(
            LocationRefused.class,
            why -> assertThat(why.why()).isEqualTo(LocationRefused.Why.OWES));
    book.enter(store, goods.publicId(), StockEntry.RECEIVED, 2, at(second), "", ACTOR);
    locations.open(store, second, false, ACTOR);
    order(1);
    holds(-1, 0);
  }

  @Test
  void isDoneOnItsPage() {
    var person = world.member(store, Role.MANAGER);
    var path = "/s/" + store.slug() + "/settings/locations";
    assertThat(content(web.get(person, path))).contains("Warehouse", "Main location");
    var taken = post(path).param("name", "WAREHOUSE").param("country", "DE");
    var answer = web.send(person, taken);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer)).contains("Another location has this name", "value=\"WAREHOUSE\"");
    var made = post(path).param("name", "Cellar").param("city", "Hamburg").param("country", "DE");
    assertThat(web.send(person, made).getRedirectedUrl()).isEqualTo(path);
    assertThat(content(web.get(person, path))).contains("Cellar", "Hamburg");
    assertThat(content(web.get(person, path + "/new?country=US&city=Austin")))
        .contains("<option value=\"TX\">Texas</option>", "value=\"Austin\"");
    var texas = post(path).param("name", "Texas").param("country", "US").param("region", "TX");
    assertThat(web.send(person, texas.param("city", "Austin")).getRedirectedUrl()).isEqualTo(path);
    assertThat(content(web.get(person, path))).contains("Austin, TX");
    var full = web.send(person, post(path + "/" + second + "/switch").param("on", "false"));
    assertThat(full.getStatus()).isEqualTo(422);
    assertThat(content(full)).contains("still has 6 units");
    var another = world.member(store, Role.CATALOGUE);
    assertThat(web.get(another, path).getStatus()).isEqualTo(403);
  }

  @Test
  void showsWhatThereIsOfEachPlace() {
    var person = world.member(store, Role.MANAGER);
    var base = "/s/" + store.slug() + "/inventory";
    assertThat(content(web.get(person, base))).containsPattern("Warehouse</bdi> <b>6</b>");
    var page = content(web.get(person, base + "/" + goods.publicId()));
    assertThat(page).contains("<option value=\"" + second + "\"");
    assertThat(content(web.get(person, base + "/ledger?place=" + second)))
        .contains("Warehouse")
        .doesNotContain("+4<");
  }

  /** Filtered by a place the list says what is there, low and out are what is so there. */
  @Test
  void theListIsFilteredByPlace() {
    var person = world.member(store, Role.MANAGER);
    var elsewhere = world.goods(store, 500, 77);
    var base = "/s/" + store.slug() + "/inventory?place=";
    var there = content(web.get(person, base + second));
    assertThat(there)
        .contains("data-at=\"none\">6<", goods.publicId())
        .doesNotContain("data-at=\"none\">10<", elsewhere.publicId());
    assertThat(there).containsPattern("value=\"" + second + "\"\\s+selected");
    assertThat(content(web.get(person, base + main().publicId())))
        .contains("data-at=\"none\">4<", elsewhere.publicId())
        .doesNotContain("data-at=\"none\">10<");
    assertThat(content(web.get(person, base))).contains("data-at=\"none\">10<");
    assertThat(content(web.get(person, base + "nowhere"))).contains("data-at=\"none\">10<");
    book.enter(store, goods.publicId(), StockEntry.COUNTED, 0, at(second), "", ACTOR);
    assertThat(content(web.get(person, base + second + "&stock=out"))).contains(goods.publicId());
    assertThat(content(web.get(person, base + "&stock=out"))).doesNotContain(goods.publicId());
    assertThat(content(web.get(person, base + second + "&q=nothing"))).contains("No variant");
  }

  /** A place that is typed for an entry does not filter the list. */
  @Test
  void anEntryInTheListLeavesItAsItWas() {
    var person = world.member(store, Role.MANAGER);
    var elsewhere = world.goods(store, 500, 77);
    var base = "/s/" + store.slug() + "/inventory";
    var there = content(web.get(person, base + "?q=SKU&place=" + second));
    assertThat(there).contains("action=\"" + base + "/entries?q=SKU&amp;shown=" + second + "\"");
    var wrong = entry(base + "/entries?q=SKU", elsewhere).param("units", "abc");
    var answer = web.send(person, wrong);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer))
        .contains("value=\"abc\"", "A whole number from 0", goods.publicId())
        .containsPattern("<details[^>]*open");
    var right = entry(base + "/entries?q=SKU", elsewhere).param("units", "5");
    assertThat(web.send(person, right).getRedirectedUrl()).isEqualTo(base + "?q=SKU");
    var here = base + "/entries?q=SKU&shown=" + main().publicId();
    var filtered = web.send(person, entry(here, elsewhere).param("units", "6"));
    assertThat(filtered.getRedirectedUrl()).isEqualTo(base + "?q=SKU&place=" + main().publicId());
    assertThat(queries.levels(store, List.of(elsewhere.id())).get(elsewhere.id()))
        .extracting(StockQueries.PlaceLevel::onHand)
        .containsExactlyInAnyOrder(77, 11);
  }
}
