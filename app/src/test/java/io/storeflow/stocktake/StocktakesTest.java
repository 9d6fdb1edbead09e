package io.storeflow.stocktake;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.inventory.StockEntry;
import io.storeflow.store.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People count what is there while the store goes on selling. */
class StocktakesTest extends AtAStocktake {
  /** Ten were written down, nine were there; two were sold between counting and posting. */
  @Test
  void tellsSalesFromDifferences() {
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    sell(1);
    stocktakes.count(store, stocktake, goods.id(), 8, ACTOR);
    sell(2);
    var line = lines.last(store, stocktakes.get(store, stocktake)).orElseThrow();
    assertThat(line.difference()).isEqualTo(-1);
    assertThat(line.since()).isEqualTo(-2);
    stocktakes.post(store, stocktake, ACTOR);
    assertThat(onHand()).isEqualTo(6);
    line = lines.last(store, stocktakes.get(store, stocktake)).orElseThrow();
    assertThat(line.since()).as("sold since, without what was posted").isEqualTo(-2);
    assertThatThrownBy(() -> stocktakes.post(store, stocktake, ACTOR))
        .isInstanceOf(StocktakeClosed.class);
    assertThatThrownBy(() -> stocktakes.count(store, stocktake, goods.id(), 8, ACTOR))
        .isInstanceOf(StocktakeClosed.class);
    assertThat(onHand()).isEqualTo(6);
  }

  @Test
  void countsEachScan() {
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    for (int i = 0; i < 12; i++) stocktakes.scan(store, stocktake, goods.id(), "", ACTOR);
    assertThat(stocktakes.get(store, stocktake).units()).isEqualTo(2);
    stocktakes.cancel(store, stocktake, ACTOR);
    assertThat(onHand()).as("given up").isEqualTo(10);
  }

  /** It is not known whether the one that was sold since was counted before. */
  @Test
  void whatWasTypedBeforeASaleHasToBeCountedAgainWhenItIsPosted() {
    var stocktake = stocktakes.begin(store, place, null, ACTOR);
    int seen = onHand();
    sell(goods, 1);
    stocktakes.count(store, stocktake, Map.of(goods.id(), seen), Map.of(goods.id(), seen), ACTOR);
    assertThatThrownBy(() -> stocktakes.post(store, stocktake, ACTOR))
        .isInstanceOf(CountAgain.class);
    assertThat(onHand()).isEqualTo(seen - 1);
    stocktakes.count(store, stocktake, goods.id(), seen - 1, ACTOR);
    stocktakes.post(store, stocktake, ACTOR);
    assertThat(onHand()).isEqualTo(seen - 1);
  }

  @Test
  void countsWhatIsThereWithoutHavingBeenWrittenDown() {
    var other =
        locations.get(
            store, locations.create(store, "Cellar", io.storeflow.shipping.Address.NONE, ACTOR));
    var stocktake = stocktakes.begin(store, other, null, ACTOR);
    stocktakes.count(store, stocktake, goods.id(), 4, ACTOR);
    stocktakes.post(store, stocktake, ACTOR);
    assertThat(onHand()).isEqualTo(14);
    book.enter(store, goods.publicId(), StockEntry.COUNTED, 4, other, "", ACTOR);
    assertThat(onHand()).isEqualTo(14);
  }

  /** Twelve were sold and ten were there: what comes, and is found, is owed to two of them. */
  @Test
  void countsWhatIsThereBesideWhatIsOwed() {
    var v = only(store, VARIANT);
    db.update(v).set(v.BACKORDER, 5).execute();
    sell(12);
    var empty = stocktakes.begin(store, place, null, ACTOR);
    stocktakes.count(store, empty, goods.id(), 0, ACTOR);
    var page = "/s/" + store.slug() + "/inventory/stocktakes/" + empty + "?view=counted";
    assertThat(content(web.get(world.member(store, Role.MANAGER), page)))
        .contains("2 were owed to orders");
    stocktakes.post(store, empty, ACTOR);
    assertThat(onHand()).as("an empty shelf").isEqualTo(-2);
    var full = stocktakes.begin(store, place, null, ACTOR);
    stocktakes.count(store, full, goods.id(), 3, ACTOR);
    stocktakes.post(store, full, ACTOR);
    assertThat(onHand()).isEqualTo(1);
    sell(4);
    var entry =
        post("/s/" + store.slug() + "/inventory/" + goods.publicId() + "/entry")
            .param("entry", "counted")
            .param("units", "10");
    var answer = web.send(world.member(store, Role.MANAGER), entry);
    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(onHand()).as("ten beside three that are owed").isEqualTo(7);
  }
}
