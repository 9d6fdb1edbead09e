package io.storeflow.productpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.location.Locations;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is allowed and seldom meant is told to who types it. */
@AppTest
class SaidInTheEditorTest extends OnProductPages {
  @Autowired Staff staff;
  @Autowired Locations locations;

  @Test
  void anSkuThatAnotherProductHasToo() {
    var same = "Another product has the same SKU: ";
    assertThat(saved("Aurora Hoodie", "T-RED-S"))
        .contains("Aurora Hoodie is created")
        .doesNotContain(same);
    assertThat(saved("Taker", "t red s"))
        .contains("Taker is created. " + same + "t red s (Aurora Hoodie).");
  }

  @Test
  void twoSpellingsOfAValue() {
    var form = ProductPages.good();
    form.put("options[0].name", "Colour");
    form.put("options[0].add", "Red, Blue, red");
    form.put("variants[0].chosen", "x");
    var answer = pages.send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer))
        .contains("“red” and “Red” are two spellings of one value. Leave one of them out.")
        .contains("Red, Blue, red");
  }

  /** Not only what was pressed to add them says it: nothing that was typed vanishes in silence. */
  @ParameterizedTest
  @ValueSource(strings = {"rows=add", "rows=option", "rows=detail", "rows=find", "picture=add"})
  void whatIsWrongWithValuesIsSaidWhateverIsPressed(String act) {
    var form = ProductPages.good();
    form.put("options[0].name", "Size");
    form.put("options[0].add", "S, M, m");
    form.put("options[1].name", "Colour");
    form.put("options[1].add", "Sand, Sea");
    form.put("variants[0].chosen", "x.x");
    form.put(act.substring(0, act.indexOf('=')), act.substring(act.indexOf('=') + 1));
    assertThat(ProductPages.content(pages.send("", form)))
        .contains("“m” and “M” are two spellings of one value.")
        .contains("value=\"S, M, m\"")
        .contains("value=\"Sand\"", "value=\"Sea\"")
        .contains("2 variants");
  }

  @Test
  void whereStockGoesWhereThereAreSeveralLocations() {
    var said = "What is on hand is given as the sum of all locations.";
    assertThat(ProductPages.content(web.get(person, pages.base() + "/new"))).doesNotContain(said);
    locations.create(store, "Depot", Address.NONE, Actor.SYSTEM);
    var owner = world.member(store, Role.OWNER);
    var product = world.goods(store, 1290, 5).product();
    assertThat(ProductPages.content(web.get(owner, pages.base() + "/" + product)))
        .containsOnlyOnce(said)
        .contains("What is added comes to " + store.name() + ".", store.name() + ", Depot.")
        .containsPattern("/inventory\\?q=[^\"]+\">Set stock by location");
    assertThat(ProductPages.content(web.get(owner, pages.base() + "/new"))).contains(said);
  }

  /** What a kitchen needs each day stands in the menu of a store that packs goods. */
  @Test
  void allergensAreInTheMenuWhereGoodsAreSold() {
    assertThat(isInTheMenu(store)).isFalse();
    assertThat(isInTheMenu(world.store(world.merchant(), 240))).isTrue();
  }

  private boolean isInTheMenu(Store in) {
    var cook = world.member(in, Role.CATALOGUE);
    var address = in.page("/products/" + world.goods(in, 1290, 5).product());
    var page = ProductPages.content(web.get(cook, address));
    assertThat(page).containsOnlyOnce("/food\"");
    return page.indexOf("/food\"") > page.lastIndexOf("<summary", page.indexOf("/copy\""));
  }

  private String saved(String title, String sku) {
    var form = ProductPages.good();
    form.put("title", title);
    form.put("variants[0].sku", sku);
    var visitor = staff.visitor(store, Role.CATALOGUE);
    var fields =
        form.entrySet().stream()
            .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
            .toArray(String[]::new);
    var answer = visitor.post(pages.base() + "/new", pages.base(), fields);
    var to = answer.headers().firstValue("Location").orElse(answer.uri().getPath());
    return visitor.get(to.substring(to.indexOf("/s/"))).body();
  }
}
