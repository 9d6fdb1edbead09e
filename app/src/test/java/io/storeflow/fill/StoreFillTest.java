package io.storeflow.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.demo.Laws;
import io.storeflow.pulse.Pulse;
import io.storeflow.testing.AppTest;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class StoreFillTest {
  @Autowired StoreFill fill;
  @Autowired LoadStores loadStores;
  @Autowired Pulse pulse;
  @Autowired DataSource database;

  @Test
  void keepsTheLawsAlsoWhenItRunsAgain() {
    var store = loadStores.open(1).getFirst();
    var before = pulse.read(store);
    var laws = new Laws(database, store);
    var told = new AtomicInteger();
    for (int run = 1; run <= 2; run++) {
      fill.products(store, 450, 3, 7, told::addAndGet);
      fill.orders(store, 1_100, 60, 7, told::addAndGet);
      laws.hold();
      assertThat(laws.count("select count(*) from product where store_id = ?"))
          .isEqualTo(450L * run);
      assertThat(laws.count("select count(distinct sku) from variant where store_id = ?"))
          .isEqualTo(1_350L * run);
      assertThat(laws.count("select count(*) from orders where store_id = ?"))
          .isEqualTo(1_100L * run);
    }
    assertThat(told).hasValue(2 * (450 + 1_100));
    assertThat(pulse.read(store).shop()).isGreaterThan(before.shop());
    var cancelled = "select count(*) from stock_ledger where store_id = ? and kind = 'return'";
    assertThat(laws.count(cancelled)).isPositive();
  }

  @Test
  void opensLoadStoresOnce() {
    var two = loadStores.open(2);
    assertThat(loadStores.open(2))
        .extracting(store -> store.id())
        .containsExactly(two.get(0).id(), two.get(1).id());
  }

  @Test
  void refusesOrdersForAStoreWithNothingToSell() {
    var store = loadStores.open(3).get(2);
    assertThatThrownBy(() -> fill.orders(store, 1, 30, 1, done -> {}))
        .isInstanceOf(FillRefused.class)
        .hasMessageContaining("nothing to sell");
  }
}
