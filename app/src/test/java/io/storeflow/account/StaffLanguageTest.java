package io.storeflow.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.Tables;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.order.FulfilmentState;
import io.storeflow.store.Actor;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A store that speaks English, kept by somebody who reads German with an English browser. */
@AppTest
class StaffLanguageTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Placed placed;
  @Autowired People people;
  @Autowired Inventory inventory;
  @Autowired Staff staff;
  @Autowired Clock clock;
  @Autowired Merchants merchants;
  @Autowired DSLContext db;

  Store store;
  Visitor visitor;
  String base;

  @BeforeEach
  void signIn() {
    store = world.store();
    var owner = world.member(store, Role.OWNER);
    visitor = new Visitor(port);
    visitor.signIn(owner.email(), World.PASSWORD);
    visitor.post("/account", "/account", Map.of("name", "Anna", "language", "de"));
    base = "/s/" + store.slug();
  }

  @Test
  void readsEveryPageInTheirOwnLanguage() {
    long number = placed.order(store, clock.instant(), FulfilmentState.NEW);
    for (var page :
        Map.of(
                base,
                "Jetzt zu erledigen",
                base + "/orders",
                "Bestellungen suchen",
                base + "/orders/" + number,
                "Dem Kunden gesagt: Sie zahlen an der Theke.",
                base + "/products",
                "Neues Produkt",
                base + "/inventory",
                "Lagerbestand",
                base + "/shipping",
                "Versandarten",
                base + "/settings",
                "Öffnungszeiten",
                base + "/audit",
                "Shop eröffnet",
                base + "/board/kitchen",
                "Noch zu kochen",
                "/stores",
                "1 Bestellung zu erledigen in 1 Shop")
            .entrySet()) {
      var answer = visitor.get(page.getKey());
      assertThat(answer.statusCode()).as(page.getKey()).isEqualTo(200);
      assertThat(answer.body())
          .as(page.getKey())
          .contains("lang=\"de\"", page.getValue())
          .doesNotContain("??");
    }
    assertThat(visitor.get(base + "/orders/" + number).body())
        .containsPattern("<dt>Offen</dt>\\s*<dd>20,00\u00a0€</dd>")
        .contains("Als bezahlt vermerken");
  }

  /** What the store wrote is marked where the page is in another language. */
  @Test
  void hearsTextsOfTheStoreInTheLanguageOfTheStore() {
    var goods = world.goods(store, 1290, null);
    var product = Owned.only(store, Tables.PRODUCT);
    world.change(store, () -> db.update(product).set(product.SECOND_TITLE, "豚骨ラーメン").execute());
    assertThat(visitor.get(base + "/products").body())
        .contains("lang=\"ja\">豚骨ラーメン", "lang=\"en\">Product " + goods.productId());
  }

  /** Words for shops there were never any of: English is shown, and said to be. */
  @Test
  void aShopSaysTheLanguageThatItShows() {
    var settings =
        World.settingsOf("h-" + store.slug())
            .saying("שלום", "")
            .in("IL", "ILS", "Asia/Jerusalem", "he-IL")
            .at("", "", "", "", "")
            .build();
    var shop = merchants.open(store.merchant(), settings, List.of(), FirstRates.NONE, Actor.SYSTEM);
    assertThat(visitor.get("/shop/" + shop.slug()).body())
        .containsPattern("<html lang=\"en-IL\"\\s+dir=\"ltr\"")
        .contains("<bdi lang=\"he\">שלום</bdi>");
  }

  @Test
  void readsWhyStoreFlowMovedStock() {
    var goods = world.goods(store, 1290, 9);
    var changes = Map.of(goods.id(), -1);
    var code = LedgerReason.PRODUCT_DELETED.code();
    inventory.adjust(store, changes, LedgerKind.ADJUSTMENT, code, Actor.SYSTEM);
    inventory.adjust(store, changes, LedgerKind.ADJUSTMENT, "order cancelled", Actor.SYSTEM);
    inventory.adjust(store, changes, LedgerKind.ADJUSTMENT, "Broken glass", World.actor("Anna"));
    assertThat(visitor.get(base + "/inventory/" + goods.publicId()).body())
        .contains("Produkt gelöscht", "Bestellung storniert", "Broken glass")
        .doesNotContain(code, "order cancelled");
  }

  @Test
  void readsAndTypesPricesWithAComma() {
    var shipping = base + "/shipping";
    var form = Map.of("name", "Rad", "price", "3,50");
    assertThat(visitor.post(shipping + "/new", shipping, form).statusCode()).isEqualTo(302);
    assertThat(visitor.get(base + "/audit?what=rate.").body())
        .contains("Versandart angelegt", ">3,50\u00a0€<", ">Abholung<", ">nein<")
        .doesNotContain("3.50", ">false<");
    var rate = world.rate(store, io.storeflow.shipping.Method.DELIVERY, 490);
    assertThat(visitor.get(shipping + "/" + rate).body()).contains("value=\"4,90\"");
  }

  @Test
  void keepsTheBoardInThatLanguageAfterTheSessionHasEnded() {
    var person =
        people.register(
            "k-" + store.slug() + "@example.com",
            "Koch",
            people.hash(World.PASSWORD),
            Locale.GERMAN);
    world.admit(person, store, Role.FULFILMENT);
    var cook = staff.visitor(World.signedIn(person));
    var board = base + "/board/kitchen";
    assertThat(cook.get(board, "Accept-Language", "en").statusCode()).isEqualTo(200);
    staff.end(cook);
    assertThat(cook.get(board + "/tickets", "Accept-Language", "en").body())
        .contains("Nichts am Pass");
    assertThat(cook.get(board, "Accept-Language", "en").body()).contains("lang=\"de\"");
  }
}
