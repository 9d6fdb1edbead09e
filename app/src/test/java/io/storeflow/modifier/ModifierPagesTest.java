package io.storeflow.modifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.Products;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class ModifierPagesTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired ModifierGroups groups;
  @Autowired Products products;
  @LocalServerPort int port;

  private Store store;
  private Staff.Visitor owner;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
  }

  @Test
  void refusesBoundsThatNobodyCanKeepAndKeepsWhatWasTyped() {
    for (var bounds : new String[][] {{"3", "2"}, {"2", "2"}, {"0", "0"}, {"-1", "1"}, {"", "x"}}) {
      var answer = send(form(bounds[0], bounds[1], "Egg", "1.80"));
      assertThat(answer.statusCode()).as(String.join(" to ", bounds)).isEqualTo(422);
      assertThat(answer.body()).contains("value=\"Egg\"").contains("value=\"1.80\"");
    }
    assertThat(groups.all(store)).isEmpty();
  }

  @Test
  void refusesAnEmptyGroupAndNamesGivenTwice() {
    assertThat(send(form("0", "1", "", "")).body()).contains("needs one modifier at least");
    var twice = form("0", "1", "Egg", "1.80");
    twice.put("modifiers[1].title", "egg");
    assertThat(send(twice).body()).contains("Another modifier of the group has this name");
    assertThat(groups.all(store)).isEmpty();
  }

  @Test
  void refusesAGroupThatGoesWithItself() {
    assertThat(send(form("0", "1", "Egg", "1.80")).statusCode()).isEqualTo(302);
    var made = groups.all(store).getFirst();
    var other = form("0", "1", "Nori", "1.00");
    other.put("title", "Sides");
    assertThat(send(other).statusCode()).isEqualTo(302);
    var again = form("0", "1", "Egg", "1.80");
    again.put("version", "1");
    again.put("modifiers[0].inner", made.publicId());
    var answer = send("/modifiers/" + made.publicId(), again);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("cannot go with a modifier", "<p class=\"error\" id=\"modifiers-0-inner-e\"")
        .containsPattern(
            "id=\"modifiers-0-inner\"[^>]*aria-invalid=\"true\" aria-describedby=\"modifiers-0-inner-e\"");
  }

  /** What is left out may take off, but nothing ever costs less than nothing. */
  @Test
  void takesOffThePriceDownToNothing() {
    assertThat(send(form("0", "2", "Without egg", "-0.50")).statusCode()).isEqualTo(302);
    var made = groups.all(store).getFirst();
    assertThat(made.modifiers().getFirst().price().minor()).isEqualTo(-50);
    var page = store.page("/modifiers/" + made.publicId());
    assertThat(owner.get(page).body()).contains("value=\"-0.50\"");
    var ramen = world.goods(store, 100, 5);
    groups.offer(store, ramen.product(), List.of(made.publicId()), Actor.SYSTEM);
    assertThat(new Client(port).get(store.shop("/p/" + ramen.productSlug())).body())
        .contains("−€0.50");
    var more = form("0", "2", "Without egg", "-0.51");
    more.put("version", "1");
    var refused = send("/modifiers/" + made.publicId(), more);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("these choices could take €1.02 off", "-0.51");
    var cheap = world.goods(store, 99, 5);
    var at = store.page("/products/" + cheap.product() + "/modifiers");
    var offered = owner.post(at, at, "group", made.publicId());
    assertThat(offered.statusCode()).isEqualTo(422);
    assertThat(offered.body()).contains("costs €0.99", "could take €1.00 off");
    assertThat(groups.all(store).getFirst().products()).isEqualTo(1);
  }

  @Test
  void moreThanThereAreCannotBeAsked() {
    assertThat(send(form("2", "2", "Egg", "1.00")).body())
        .contains("The group has only 1 modifier, so nobody could choose that many.");
  }

  /** No unit costs more than a price may be, whatever is chosen with it. */
  @Test
  void addsToThePriceUpToTheHighestThereIs() {
    assertThat(send(form("0", "2", "Gold leaf", "499999999.50")).statusCode()).isEqualTo(302);
    var made = groups.all(store).getFirst();
    var ramen = world.goods(store, 100, 5);
    groups.offer(store, ramen.product(), List.of(made.publicId()), Actor.SYSTEM);
    var more = form("0", "2", "Gold leaf", "499999999.51");
    more.put("version", "1");
    var refused = send("/modifiers/" + made.publicId(), more);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("could add €999,999,999.02 to that: no price is above €1,000,000,000.00");
    var dear = world.goods(store, 101, 5);
    var at = store.page("/products/" + dear.product() + "/modifiers");
    var offered = owner.post(at, at, "group", made.publicId());
    assertThat(offered.statusCode()).isEqualTo(422);
    assertThat(offered.body()).contains("costs €1.01", "could add €999,999,999.00");
    assertThat(groups.all(store).getFirst().products()).isEqualTo(1);
  }

  /** A gift card costs what is on it, from whichever side somebody comes. */
  @Test
  void nothingWithAPriceGoesWithAGiftCard() {
    assertThat(send(form("0", "1", "Wrapping", "0.00")).statusCode()).isEqualTo(302);
    var made = groups.all(store).getFirst();
    var card = world.giftCards(store, 2500);
    groups.offer(store, card.product(), List.of(made.publicId()), Actor.SYSTEM);
    var priced = form("0", "1", "Wrapping", "1.50");
    priced.put("version", "1");
    var refused = send("/modifiers/" + made.publicId(), priced);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("is a gift card and costs what is on it", "by €1.50", "value=\"1.50\"");
    assertThat(send(form("0", "1", "Ribbon", "-1.00")).statusCode()).isEqualTo(302);
    var cheaper =
        groups.all(store).stream()
            .filter(it -> !it.publicId().equals(made.publicId()))
            .findFirst()
            .orElseThrow()
            .publicId();
    var at = store.page("/products/" + card.product() + "/modifiers");
    var offered = owner.post(at, at, "group", cheaper);
    assertThat(offered.statusCode()).isEqualTo(422);
    assertThat(offered.body()).contains("is a gift card and costs what is on it", "by −€1.00");
    var copied = products.copy(store, card.product(), "Another card", Actor.SYSTEM);
    assertThat(groups.offered(store, copied)).hasSize(1);
  }

  /** The order of the groups of a product is the merchant's, and the shop shows it. */
  @Test
  void groupsOfAProductAreMoved() {
    var ids = new ArrayList<String>();
    for (var title : List.of("Broth", "Toppings", "Sauces")) {
      var form = form("0", "1", title + " one", "1.00");
      form.put("title", title);
      send(form);
      ids.add(
          groups.all(store).stream()
              .filter(it -> it.title().equals(title))
              .findFirst()
              .orElseThrow()
              .publicId());
    }
    var ramen = world.goods(store, 1000, 5);
    groups.offer(store, ramen.product(), ids, Actor.SYSTEM);
    assertThat(shown(ramen)).containsSubsequence("Broth one", "Toppings one", "Sauces one");
    move(ramen, ids, "down-" + ids.get(0));
    assertThat(shown(ramen)).containsSubsequence("Toppings one", "Broth one", "Sauces one");
    move(
        ramen,
        List.of(ids.get(1), ids.get(0), ids.get(2)),
        "move-" + ids.get(2) + "-" + ids.get(1));
    assertThat(shown(ramen)).containsSubsequence("Sauces one", "Toppings one", "Broth one");
  }

  private void move(World.Goods goods, List<String> now, String move) {
    var at = store.page("/products/" + goods.product() + "/modifiers");
    var fields = new ArrayList<String>();
    for (var id : now) fields.addAll(List.of("group", id));
    fields.addAll(List.of("move", move));
    assertThat(owner.post(at, at, fields.toArray(String[]::new)).statusCode()).isEqualTo(302);
  }

  private String shown(World.Goods goods) {
    return new Client(port).get(store.shop("/p/" + goods.productSlug())).body();
  }

  @Test
  void linesAreMovedAndAddedBeforeAnythingIsSaved() {
    var form = form("0", "1", "Egg", "1.80");
    form.put("modifiers[1].title", "Nori");
    form.put("rows", "up-1");
    var moved = send(form).body();
    assertThat(moved.indexOf("value=\"Nori\"")).isBetween(1, moved.indexOf("value=\"Egg\""));
    form.put("rows", "down-0");
    moved = send(form).body();
    assertThat(moved.indexOf("value=\"Nori\"")).isBetween(1, moved.indexOf("value=\"Egg\""));
    form.put("rows", "more");
    assertThat(send(form).body()).contains("modifiers[4].title").contains("value=\"1.80\"");
    for (var odd : List.of("up-0", "up-99", "up-x", "up-", "down-1", "down-99", "down-")) {
      form.put("rows", odd);
      assertThat(send(form).statusCode()).as(odd).isEqualTo(200);
    }
    assertThat(groups.all(store)).isEmpty();
  }

  private java.net.http.HttpResponse<String> send(Map<String, String> form) {
    return send("/modifiers", form);
  }

  private java.net.http.HttpResponse<String> send(String path, Map<String, String> form) {
    var fields = form.entrySet().stream().flatMap(it -> Stream.of(it.getKey(), it.getValue()));
    return owner.post(
        store.page("/modifiers/new"), store.page(path), fields.toArray(String[]::new));
  }

  private static Map<String, String> form(String min, String max, String title, String price) {
    var form = new LinkedHashMap<String, String>();
    form.put("title", "Toppings");
    form.put("min", min);
    form.put("max", max);
    form.put("modifiers[0].title", title);
    form.put("modifiers[0].price", price);
    return form;
  }
}
