package io.storeflow.ratepage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.Ids;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Tariff.Band;
import io.storeflow.shipping.Transit;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rates cost, and how long they take. */
@AppTest
class RatesTest extends AtShipping {
  @Test
  void losesNoPriceThatSomebodyElseSaved() {
    var store = world.store();
    var id = world.rate(store, Method.SHIPPING, 490);
    var owner = staff.visitor(store, Role.OWNER);
    var page = "/s/" + store.slug() + "/shipping/" + id;
    owner.post(page, page, form("4.90", owner.version(page)));
    var seen = owner.version(page);
    assertThat(owner.post(page, page, form("9.00", seen)).statusCode()).isEqualTo(302);
    var late = owner.post(page, page, form("5.00", seen));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Saved by somebody else meanwhile: 9.00", "value=\"5.00\"");
    assertThat(rate(store, id).tariff()).isEqualTo(Tariff.flat(store.money(900)));
    assertThat(owner.post(page, page, form("5.00", "")).statusCode()).isEqualTo(409);
    var apart = owner.post(page, page, form("4.90", seen, "daysFrom", "2", "daysTo", "3"));
    assertThat(apart.body()).contains("of other fields than you", "value=\"9.00\"");
    var again = form("9.00", owner.version(page), "daysFrom", "2", "daysTo", "3");
    assertThat(owner.post(page, page, again).statusCode()).isEqualTo(302);
    assertThat(rate(store, id).tariff()).isEqualTo(Tariff.flat(store.money(900)));
    assertThat(rate(store, id).transit()).isEqualTo(new Transit(2, 3));
  }

  private void saysWhatHasNoWeight(Store store, Staff.Visitor owner, String list) {
    assertThat(owner.get(list).body()).contains("nobody has said counts as 0 g.");
    world.goods(store, 1000, null);
    world.goods(store, 1000, null);
    assertThat(owner.get(list).body()).contains("counts as 0 g: so do 2 for sale");
    var zone = books.of(store).zones().getFirst().publicId();
    assertThat(owner.get(list + "/new?zone=" + zone).body()).contains("so do 2 for sale");
  }

  @Test
  void saysThatNobodyCanComeToAStoreWithoutAddress() {
    var settings = World.settingsOf("t-" + Ids.next()).at("", "", "", "", "").build();
    var store = world.store(world.merchant(), settings);
    var rate = world.rate(store, Method.PICKUP, 0);
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    assertThat(owner.get(list).body())
        .contains("Pickup is not offered yet", ">Waits for an address<", "/settings#line1");
    assertThat(owner.get(list + "/" + rate).body())
        .contains("Pickup is not offered yet", "/settings#line1");
    assertThat(owner.get(list + "?country=DE&postal=10115").body())
        .contains("The store has no address yet")
        .doesNotContain("Switched off in the settings");
    assertThat(rate(store, rate).active()).isTrue();
  }

  @Test
  void takesPricesByWeightAndKeepsWhatWasTyped() {
    var store = world.store();
    world.rate(store, Method.SHIPPING, 490);
    var zone = books.of(store).zones().getFirst();
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    var wrong =
        new String[] {
          "name",
          "Parcel",
          "zone",
          zone.publicId(),
          "basis",
          "weight",
          "active",
          "true",
          "bands[0].upTo",
          "2 kg",
          "bands[0].price",
          "4.90",
          "bands[1].upTo",
          "1 kg",
          "bands[1].price",
          "6.90",
          "bands[2].upTo",
          "heavy",
          "bands[2].price",
          ""
        };
    var refused = owner.post(list + "/new?zone=" + zone.publicId(), list, wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("It has to be more than in the row before.", "value=\"heavy\"", "value=\"1 kg\"")
        .as("which row is meant")
        .contains("Up to, row 1<", "Up to, row 2<", "Price, row 2<");
    wrong[13] = "10";
    assertThat(owner.post(list + "/new?zone=" + zone.publicId(), list, wrong).body())
        .contains("write 10 g or 10 kg", "value=\"10\"");
    wrong[13] = "10 kg";
    wrong[17] = "";
    var saved = owner.post(list + "/new?zone=" + zone.publicId(), list, wrong);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    assertThat(owner.get(list).body()).contains("up to 2 kg: €4.90", "up to 10 kg: €6.90");
    saysWhatHasNoWeight(store, owner, list);
    var tried = owner.get(list + "?country=DE&postal=10115&weight=3+kg").body();
    assertThat(tried).contains("€6.90");
    assertThat(owner.get(list + "?country=DE&postal=10115&weight=30+kg").body())
        .contains("More than its last row takes");
    for (var odd : List.of("&weight=-1", "&weight=abc", "&weight=3", "&subtotal=12.345"))
      assertThat(owner.get(list + "?country=DE&postal=10115" + odd).body())
          .as(odd)
          .containsPattern(odd.contains("weight") ? "id=\"weight-e\"" : "id=\"subtotal-e\"")
          .doesNotContain("This zone decides")
          .doesNotContain(odd.contains("weight") ? "id=\"subtotal-e\"" : "id=\"weight-e\"");
    var parcel = books.of(store).rates().getLast();
    assertThat(owner.get(list + "/" + parcel.publicId()).body())
        .contains("value=\"2000 g\"", "value=\"6.90\"");
  }

  @Test
  void takesPricesByValueUpToAnEndAndFreeBeyondIt() {
    var store = world.store();
    world.rate(store, Method.SHIPPING, 490);
    var zone = books.of(store).zones().getFirst().publicId();
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    var refused = owner.post(list + "/new?zone=" + zone, list, byValue(zone, "50", "20"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("It has to be more than in the row before.", "value=\"50\"", "value=\"20\"");
    var saved = owner.post(list + "/new?zone=" + zone, list, byValue(zone, "20", "50"));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    var rate = books.of(store).rates().getLast();
    var bands =
        List.of(
            new Band(2000L, store.money(690)),
            new Band(5000L, store.money(390)),
            new Band(null, store.money(0)));
    assertThat(rate.tariff()).isEqualTo(new Tariff(Basis.VALUE, bands));
    assertThat(owner.get(list).body())
        .contains("up to €20.00: €6.90", "up to €50.00: €3.90", "more: ");
    assertThat(owner.get(list + "/" + rate.publicId()).body())
        .contains("value=\"20.00\"", "value=\"6.90\"", "value=\"50.00\"", "value=\"3.90\"");
    var tried = list + "?country=DE&postal=10115&subtotal=";
    var priced = "(?s)By value</bdi>.{0,200}end num\">€";
    assertThat(owner.get(tried + "20").body()).containsPattern(priced + "6\\.90<");
    assertThat(owner.get(tried + "20.01").body()).containsPattern(priced + "3\\.90<");
    assertThat(owner.get(tried + "50.01").body()).containsPattern(priced + "0\\.00<");
  }

  private static String[] byValue(String zone, String first, String second) {
    return new String[] {
      "name",
      "By value",
      "zone",
      zone,
      "basis",
      "value",
      "active",
      "true",
      "bands[0].upTo",
      first,
      "bands[0].price",
      "6.90",
      "bands[1].upTo",
      second,
      "bands[1].price",
      "3.90",
      "bands[2].upTo",
      "",
      "bands[2].price",
      "0"
    };
  }

  @Test
  void addsTheRatesOfProfiles() {
    var store = world.store();
    world.rate(store, Method.SHIPPING, 490);
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    owner.post(list + "/profiles/new", list + "/profiles", "name", "Bulky");
    var profile = books.of(store).profiles().getFirst();
    var goods = "?country=DE&postal=10115&profile=&profile=" + profile.publicId();
    assertThat(owner.get(list + goods).body()).contains("has no rate for some of the goods");
    var others = "name=\"profile\" value=\"\" checked";
    assertThat(owner.get(list).body()).contains(others);
    assertThat(owner.get(list + "?country=DE&profile=").body())
        .as("what was sent stays as it was")
        .contains(others);
    assertThat(owner.get(list + "?country=DE").body()).doesNotContain(others);
    var zone = books.of(store).zones().getFirst().publicId();
    owner.post(list, list, form("30", "", "zone", zone, "profile", profile.publicId()));
    assertThat(owner.get(list + goods).body()).contains("€34.90", "Is added to the others");
    owner.post(list, list + "/profiles/" + profile.publicId() + "/removal");
    assertThat(books.of(store).profiles()).isEmpty();
    assertThat(books.of(store).rates()).hasSize(1);
  }

  @Test
  void saysHowLongAParcelTakes() {
    var store = world.store();
    world.rate(store, Method.SHIPPING, 490);
    var zone = books.of(store).zones().getFirst().publicId();
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    var refused =
        owner.post(list, list, form("4", "", "zone", zone, "daysFrom", "5", "daysTo", "2"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("It cannot take fewer days than at least.");
    var whole = form("4", "", "zone", zone, "daysFrom", "5", "daysTo", "", "freeFrom", "50");
    owner.post(list, list, whole);
    assertThat(books.of(store).rates().getLast().transit()).isEqualTo(new Transit(5, 5));
    assertThat(owner.get(list).body())
        .contains("5–5 working days")
        .as("two lines")
        .containsPattern("€4.00</data></div>\\s*<div><small>free from €50");
  }

  @Test
  void switchesARateWithoutTouchingItsPrice() {
    var store = world.store();
    var id = world.rate(store, Method.SHIPPING, 490);
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    owner.post(list, list + "/" + id + "/switch", "on", "false");
    assertThat(rate(store, id).active()).isFalse();
    assertThat(rate(store, id).tariff()).isEqualTo(Tariff.flat(store.money(490)));
    assertThat(rate(store, id).version()).isEqualTo(2);
  }

  @Test
  void quotesPickUpForItsItemsWhereverTheShopperLives() {
    var store = world.store();
    var goods = world.goods(store, 1000, 5);
    var items = Map.of(goods.publicId(), 2);
    var berlin = new Address("DE", "10115", "", "Berlin", "Invalidenstraße 9", "");
    var now = clock.instant();
    var quote = quotes.keep(store, berlin, items, List.of(), store.money(0));
    var without = quotes.find(store, quote.id(), Address.NONE, items).orElseThrow();
    assertThat(without.holds(Method.PICKUP, now)).isTrue();
    assertThat(without.holds(Method.SHIPPING, now)).isFalse();
    assertThat(without.holds(Method.PICKUP, quote.expiresAt())).isFalse();
    var other = quotes.find(store, quote.id(), berlin, Map.of(goods.publicId(), 3)).orElseThrow();
    assertThat(other.holds(Method.PICKUP, now)).isFalse();
    assertThat(quotes.find(world.store(), quote.id(), berlin, items)).isEmpty();
  }
}
