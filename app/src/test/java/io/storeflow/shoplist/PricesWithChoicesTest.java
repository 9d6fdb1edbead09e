package io.storeflow.shoplist;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.soldout.SoldOut;
import io.storeflow.soldout.Spell;
import io.storeflow.soldout.Thing;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A list shows a price that somebody can really pay, of what cannot be had without a choice. */
@AppTest
class PricesWithChoicesTest {
  @Autowired World world;
  @Autowired ModifierGroups groups;
  @Autowired SoldOut soldOut;
  @LocalServerPort int port;

  private Store store;
  private Goods ramen;

  @BeforeEach
  void open() {
    store = world.store();
    ramen = world.goods(store, 1290, 10);
  }

  @Test
  void isThatOfTheCheapestChoiceWhereOneHasToBeMade() {
    offer(group("Broth", 1, entry("Shio", -50, null), entry("Miso", 200, null)));
    assertThat(price()).isEqualTo("from €12.40");
  }

  @Test
  void isThePriceOfTheProductWhereNothingHasToBeChosen() {
    offer(group("Toppings", 0, entry("Egg", 150, null), entry("Less", -100, null)));
    assertThat(price()).isEqualTo("€12.90");
  }

  @Test
  void holdsWhatGoesWithTheChoiceAndHowOftenItIsMade() {
    var sauce = group("Sauce", 1, entry("Ketchup", 30, null), entry("Aioli", 30, null));
    offer(group("Sides", 2, entry("Fries", 100, sauce), entry("Rice", 130, null)));
    assertThat(price()).as("two sides for 1.30 each, whichever").isEqualTo("€15.50");
  }

  @Test
  void isNotThatOfAChoiceThatIsSoldOut() {
    var broth = group("Broth", 1, entry("Shio", -50, null), entry("Miso", 200, null));
    offer(broth);
    var shio = groups.get(store, broth).modifiers().getFirst().publicId();
    soldOut.say(store, Thing.MODIFIER, shio, Spell.GOOD, Actor.SYSTEM);
    assertThat(price()).isEqualTo("€14.90");
  }

  @Test
  void isNotThatOfAChoiceWithWhichSomethingSoldOutHasToBeChosen() {
    var sauce = group("Sauce", 1, entry("Ketchup", 30, null));
    offer(group("Sides", 1, entry("Fries", 100, sauce), entry("Rice", 200, null)));
    var ketchup = groups.get(store, sauce).modifiers().getFirst().publicId();
    soldOut.say(store, Thing.MODIFIER, ketchup, Spell.GOOD, Actor.SYSTEM);
    assertThat(price()).isEqualTo("€14.90");
  }

  private void offer(String group) {
    groups.offer(store, ramen.product(), List.of(group), Actor.SYSTEM);
  }

  private String group(String title, int least, GroupDraft.Entry... entries) {
    var draft = new GroupDraft(title, least, Math.max(1, least), List.of(entries));
    return groups.create(store, draft, Actor.SYSTEM);
  }

  private GroupDraft.Entry entry(String title, long minor, @Nullable String inner) {
    return new GroupDraft.Entry(null, title, store.money(minor), false, inner);
  }

  private String price() {
    var page = new Client(port).get("/shop/" + store.slug() + "/all").body();
    return page.replaceAll("(?s).*<span\\s+class=\"price\">([^<]+)</span>.*", "$1");
  }
}
