package io.storeflow.transfer;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.account.Person;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.StockLaw;
import io.storeflow.location.Location;
import io.storeflow.location.LocationRefused;
import io.storeflow.location.Locations;
import io.storeflow.platform.db.Transactions;
import io.storeflow.shipping.Address;
import io.storeflow.stockpage.StockQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Stock goes from one location to another. */
@AppTest
class TransfersTest {
  private static final Actor ACTOR = Actor.SYSTEM;

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Locations locations;
  @Autowired Transfers transfers;
  @Autowired StockQueries stock;
  @Autowired StockLaw law;
  @Autowired Inventory inventory;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  Store store;
  Goods goods;
  Location main;
  Location shop;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 500, 10);
    main = locations.all(store).getFirst();
    shop = locations.get(store, locations.create(store, "Shop floor", Address.NONE, ACTOR));
  }

  @AfterEach
  void theLawHolds() {
    assertThat(law.breaches(store, 10)).isEmpty();
  }

  @Test
  void arrivesInParts() {
    var transfer = sent(6);
    holds(4, 0);
    assertThat(incoming()).isEqualTo(6);
    receive(transfer, 2, false);
    holds(4, 2);
    assertThat(incoming()).isEqualTo(4);
    receive(transfer, 4, false);
    holds(4, 6);
    assertThat(incoming()).isZero();
    assertThat(transfers.get(store, transfer).state()).isEqualTo(TransferState.RECEIVED);
    assertThatThrownBy(() -> receive(transfer, 1, false)).isInstanceOf(TransferRefused.class);
    assertThatThrownBy(
            () ->
                transfers.cancel(store, transfer, transfers.get(store, transfer).version(), ACTOR))
        .isInstanceOf(TransferRefused.class);
  }

  @Test
  void anArrivalIsNotWrittenDownTwice() {
    var transfer = sent(10);
    int shown = transfers.get(store, transfer).version();
    var five = Map.of(goods.publicId(), 5);
    transfers.receive(store, transfer, shown, five, false, "", ACTOR);
    assertThatThrownBy(() -> transfers.receive(store, transfer, shown, five, false, "", ACTOR))
        .isInstanceOf(TransferRefused.class);
    assertThatThrownBy(() -> transfers.cancel(store, transfer, shown, ACTOR))
        .isInstanceOf(TransferRefused.class);
    assertThat(incoming()).isEqualTo(5);
  }

  @Test
  void saysWhatWasLostAndWhy() {
    var transfer = sent(6);
    assertThatThrownBy(() -> receive(transfer, 7, true)).isInstanceOf(TransferRefused.class);
    transfers.receive(
        store,
        transfer,
        transfers.get(store, transfer).version(),
        Map.of(goods.publicId(), 5),
        true,
        "Broken jar",
        ACTOR);
    holds(4, 5);
    assertThat(incoming()).isZero();
    var line = transfers.get(store, transfer).lines().getFirst();
    assertThat(line.lost()).isOne();
    assertThat(line.reason()).isEqualTo("Broken jar");
  }

  /** What is owed there is still owed. */
  @Test
  void canLoseUnitsOnTheirWayToAPlaceThatOwesSome() {
    receive(sent(6), 6, false);
    var back = transfers.begin(store, shop, main, "", ACTOR);
    transfers.write(store, back, 1, Map.of(goods.id(), 6));
    transfers.send(store, back, transfers.get(store, back).version(), ACTOR);
    var v = only(store, VARIANT);
    transactions.write(
        () -> {
          db.update(v).set(v.BACKORDER, 10).where(v.ID.eq(goods.id())).execute();
          inventory.announce(store, inventory.sell(store, 1, Map.of(goods.id(), 7), ACTOR));
        });
    holds(-3, 0);
    transfers.receive(
        store,
        back,
        transfers.get(store, back).version(),
        Map.of(goods.publicId(), 1),
        true,
        "Fell",
        ACTOR);
    holds(-2, 0);
    assertThat(transfers.get(store, back).state()).isEqualTo(TransferState.RECEIVED);
  }

  @Test
  void bringsBackWhatHadNotArrivedWhenItIsCancelled() {
    var transfer = sent(6);
    receive(transfer, 2, false);
    assertThatThrownBy(() -> locations.open(store, shop.publicId(), false, ACTOR))
        .isInstanceOf(LocationRefused.class);
    transfers.cancel(store, transfer, transfers.get(store, transfer).version(), ACTOR);
    holds(8, 2);
    assertThat(transfers.get(store, transfer).state()).isEqualTo(TransferState.CANCELLED);
  }

  @Test
  void sendsNoMoreThanThereIs() {
    var transfer = draft(11);
    assertThatThrownBy(() -> transfers.send(store, transfer, 2, ACTOR))
        .isInstanceOf(InsufficientStock.class);
    holds(10, 0);
    assertThat(transfers.get(store, transfer).state()).isEqualTo(TransferState.DRAFT);
    assertThatThrownBy(() -> transfers.begin(store, main, main, "", ACTOR))
        .isInstanceOf(TransferRefused.class);
  }

  @Test
  void isDoneOnItsPages() {
    var person = world.member(store, Role.MANAGER);
    var base = "/s/" + store.slug() + "/inventory/transfers";
    var begin =
        post(base).param("from", main.publicId()).param("to", shop.publicId()).param("note", "Sat");
    var page = String.valueOf(web.send(person, begin).getRedirectedUrl());
    assertThat(page).startsWith(base + "/");
    var unknown = post(page + "/lines").param("version", "1").param("code", "no such thing");
    assertThat(refused(person, unknown)).contains("Nothing with tracked stock is called");
    var added = post(page + "/lines").param("version", "1").param("code", "SKU-" + goods.id());
    assertThat(web.send(person, added).getStatus()).isEqualTo(302);
    var stale = post(page + "/lines").param("version", "1");
    assertThat(refused(person, stale)).contains("Somebody else has changed");
    var many =
        post(page + "/dispatch")
            .param("version", "2")
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "25");
    assertThat(refused(person, many)).contains("only 10 can be taken from", "value=\"25\"");
    var send =
        post(page + "/dispatch")
            .param("version", "3")
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "7");
    assertThat(web.send(person, send).getStatus()).isEqualTo(302);
    assertThat(content(web.get(person, base))).contains("Shop floor", "Under way", "Sat");
    assertThat(content(web.get(person, "/s/" + store.slug() + "/inventory"))).contains("+7");
    var tooMany =
        post(page + "/receipt")
            .param("version", Integer.toString(versionOf(page)))
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "8");
    assertThat(refused(person, tooMany))
        .contains("Only 7 are under way", "href=\"#lines-0-units\"", "value=\"8\"");
    var receive =
        post(page + "/receipt")
            .param("version", Integer.toString(versionOf(page)))
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "6")
            .param("rest", "lost")
            .param("reason", "One fell");
    assertThat(web.send(person, receive).getStatus()).isEqualTo(302);
    assertThat(content(web.get(person, page))).contains("Received", "One fell");
    assertThat(content(web.get(person, "/s/" + store.slug() + "/inventory/ledger")))
        .contains("Transfer", "−7", "+6")
        .containsSubsequence("Damage", main.name(), "→", "Shop floor", "One fell", "−1")
        .containsSubsequence("One fell", "−1", "One fell", "+1", "+6", "−7");
    holds(3, 6);
  }

  @Test
  void aLineThatAFormOfWhatArrivedLeavesOutHasNotArrived() {
    var person = world.member(store, Role.MANAGER);
    var second = world.goods(store, 700, 10);
    var transfer = transfers.begin(store, main, shop, "", ACTOR);
    transfers.write(store, transfer, 1, Map.of(goods.id(), 4, second.id(), 5));
    transfers.send(store, transfer, 2, ACTOR);
    var page = "/s/" + store.slug() + "/inventory/transfers/" + transfer;
    for (var rest : List.of("later", "lost")) {
      var one =
          post(page + "/receipt")
              .param("version", Integer.toString(versionOf(page)))
              .param("lines[0].variant", goods.publicId())
              .param("lines[0].units", "4")
              .param("rest", rest);
      assertThat(refused(person, one)).contains("it was not said how many have arrived");
      one.param("lines[1].variant", second.publicId());
      assertThat(refused(person, one)).contains("it was not said how many have arrived");
    }
    assertThat(transfers.get(store, transfer).lines()).allMatch(it -> it.arrived() == 0);
    assertThat(transfers.get(store, transfer).open()).isEqualTo(9);
    holds(6, 0);
  }

  private int versionOf(String page) {
    return transfers.get(store, page.substring(page.lastIndexOf('/') + 1)).version();
  }

  private String refused(
      Person person,
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder form) {
    var answer = web.send(person, form);
    assertThat(answer.getStatus()).isEqualTo(422);
    return content(answer);
  }

  private String draft(int units) {
    var transfer = transfers.begin(store, main, shop, "", ACTOR);
    transfers.write(store, transfer, 1, Map.of(goods.id(), units));
    return transfer;
  }

  private String sent(int units) {
    var transfer = draft(units);
    transfers.send(store, transfer, 2, ACTOR);
    return transfer;
  }

  private void receive(String transfer, int units, boolean closes) {
    transfers.receive(
        store,
        transfer,
        transfers.get(store, transfer).version(),
        Map.of(goods.publicId(), units),
        closes,
        "",
        ACTOR);
  }

  private int incoming() {
    return stock.row(store, goods.publicId()).orElseThrow().incoming();
  }

  /** On hand at the main location, and at the other. */
  private void holds(int atMain, int atShop) {
    var levels = stock.levels(store, List.of(goods.id())).getOrDefault(goods.id(), List.of());
    assertThat(levels.getFirst().onHand()).isEqualTo(atMain);
    assertThat(levels.stream().skip(1).mapToInt(StockQueries.PlaceLevel::onHand).sum())
        .isEqualTo(atShop);
  }

  private static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
