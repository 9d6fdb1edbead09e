package io.storeflow.stockpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.location.Locations;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import io.storeflow.transfer.Transfers;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Both parts of the file of stock are read page by page, and each line stands in it once. */
@AppTest
class StockFilesTest {
  @Autowired World world;
  @Autowired Locations locations;
  @Autowired Transfers transfers;
  @Autowired StockFiles files;

  @Test
  void whatIsExpectedIsReadByPagesToo() {
    var store = world.store();
    var goods = new ArrayList<World.Goods>();
    for (int i = 0; i < 3; i++) goods.add(world.goods(store, 500, 10));
    var main = locations.all(store).getFirst();
    for (var name : new String[] {"Shop floor", "Fair"}) {
      var to = locations.get(store, locations.create(store, name, Address.NONE, Actor.SYSTEM));
      for (int twice = 0; twice < 2; twice++) {
        var transfer = transfers.begin(store, main, to, "", Actor.SYSTEM);
        var units = Map.of(goods.get(0).id(), 1, goods.get(1).id(), 1, goods.get(2).id(), 1);
        transfers.write(store, transfer, 1, units);
        transfers.send(store, transfer, 2, Actor.SYSTEM);
      }
    }
    var lines = new ArrayList<StockFiles.Line>();
    String cursor = null;
    do {
      var page = files.page(store, 2, cursor);
      assertThat(page.rows().size()).isLessThanOrEqualTo(2);
      lines.addAll(page.rows());
      cursor = page.older();
    } while (cursor != null);
    assertThat(lines).hasSize(9);
    assertThat(lines.subList(0, 3)).allMatch(it -> it.location().equals(main.name()));
    var expected = lines.subList(3, 9);
    assertThat(expected).allMatch(it -> it.onHand() == 0 && it.incoming() == 2);
    assertThat(expected).extracting(it -> it.variantId() + it.location()).doesNotHaveDuplicates();
    assertThat(expected)
        .isSortedAccordingTo(
            (one, other) ->
                one.variantId() == other.variantId()
                    ? Long.compare(one.locationId(), other.locationId())
                    : Long.compare(one.variantId(), other.variantId()));
  }
}
