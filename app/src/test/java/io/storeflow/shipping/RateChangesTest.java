package io.storeflow.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class RateChangesTest {
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private ShippingRates rates;
  @Autowired private ShippingQuotes quotes;
  @Autowired private Clock clock;

  private Rate rate(Store store, String id) {
    return rates.find(store, id).orElseThrow();
  }

  private static String[] form(String price, String version) {
    return new String[] {
      "name",
      "Parcel",
      "method",
      "shipping",
      "price",
      price,
      "countries",
      "DE",
      "active",
      "true",
      "version",
      version
    };
  }

  @Test
  void losesNoPriceThatSomebodyElseSaved() {
    var store = world.store();
    var id = world.rate(store, Method.SHIPPING, 490);
    var owner = staff.visitor(store, Role.OWNER);
    var page = "/s/" + store.slug() + "/shipping/" + id;
    var seen = Integer.toString(rate(store, id).version());
    assertThat(owner.get(page).body()).contains("name=\"version\" value=\"" + seen + "\"");
    assertThat(owner.post(page, page, form("9.00", seen)).statusCode()).isEqualTo(302);
    var late = owner.post(page, page, form("5.00", seen));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Somebody else saved this rate", "value=\"5.00\"");
    assertThat(rate(store, id).price()).isEqualTo(store.money(900));
    assertThat(owner.post(page, page, form("5.00", "")).statusCode()).isEqualTo(422);
  }

  @Test
  void namesItsCountriesInOrderAndGoesToThePostcodesThatAreMeant() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    var sent = new ArrayList<>(List.of(form("4.90", "")));
    sent.set(sent.indexOf("DE"), "FR, SE, DE, AT");
    sent.addAll(List.of("postalExcept", "12045-12059", "postalPrefixes", "10, 99-12"));
    var refused = owner.post(list + "/new", list, sent.toArray(String[]::new));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("99 comes after 12", "value=\"10, 99-12\"", "value=\"12045-12059\"");
    sent.set(sent.size() - 1, "10, 12-99");
    assertThat(owner.post(list + "/new", list, sent.toArray(String[]::new)).statusCode())
        .isEqualTo(302);
    assertThat(owner.get(list).body()).contains("AT, DE, FR, SE", "10, 12–99", "not 12045–12059");
    var many =
        IntStream.range(100, 150).mapToObj(i -> i + "-" + (i + 1)).collect(Collectors.joining(","));
    sent.set(sent.size() - 1, many);
    assertThat(owner.post(list + "/new", list, sent.toArray(String[]::new)).statusCode())
        .as("as many as the field takes")
        .isEqualTo(302);
    assertThat(owner.get(list + "?country=DE&postal=12047").body()).contains("is left out");
    assertThat(owner.get(list + "?country=DE&postal=11047").body())
        .contains("Does not go to this postcode");
    assertThat(owner.get(list + "?country=DE&postal=12099").body())
        .doesNotContain("is left out", "Does not go");
  }

  @Test
  void saysHowLongAParcelTakes() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    var sent = new ArrayList<>(List.of(form("4.90", "")));
    sent.addAll(List.of("daysFrom", "5", "daysTo", "2"));
    var refused = owner.post(list + "/new", list, sent.toArray(String[]::new));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("It cannot take fewer days than at least.");
    sent.set(sent.size() - 1, "");
    owner.post(list + "/new", list, sent.toArray(String[]::new));
    assertThat(rates.all(store).getFirst().transit()).isEqualTo(new Transit(5, 5));
    assertThat(owner.get(list).body()).contains("5–5 working days");
  }

  @Test
  void switchesARateWithoutTouchingItsPrice() {
    var store = world.store();
    var id = world.rate(store, Method.SHIPPING, 490);
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    owner.post(list, list + "/" + id + "/switch", "on", "false");
    assertThat(rate(store, id).active()).isFalse();
    assertThat(rate(store, id).price()).isEqualTo(store.money(490));
    assertThat(rate(store, id).version()).isEqualTo(2);
  }

  @Test
  void quotesPickUpForItsItemsWhereverTheShopperLives() {
    var store = world.store();
    var goods = world.goods(store, 1000, 5);
    var items = Map.of(goods.publicId(), 2);
    var berlin = new Address("DE", "10115", "", "Berlin", "Invalidenstraße 9", "");
    var now = clock.instant();
    var quote = quotes.keep(store, berlin, items, List.of());
    var without = quotes.find(store, quote.id(), Address.NONE, items).orElseThrow();
    assertThat(without.holds(Method.PICKUP, now)).isTrue();
    assertThat(without.holds(Method.SHIPPING, now)).isFalse();
    assertThat(without.holds(Method.PICKUP, quote.expiresAt())).isFalse();
    var other = quotes.find(store, quote.id(), berlin, Map.of(goods.publicId(), 3)).orElseThrow();
    assertThat(other.holds(Method.PICKUP, now)).isFalse();
    assertThat(quotes.find(world.store(), quote.id(), berlin, items)).isEmpty();
  }
}
