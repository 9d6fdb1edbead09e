package io.storeflow.checkoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.DefaultSchema;
import io.storeflow.loyalty.Programs;
import io.storeflow.platform.db.MerchantOwned;
import io.storeflow.platform.db.StoreOwned;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@AppTest
class RehearsalTest {
  @Autowired Rehearsal rehearsal;
  @Autowired World world;
  @Autowired Statements statements;
  @Autowired PriceBooks books;
  @Autowired Programs programs;
  @Autowired JdbcTemplate jdbc;

  @Test
  void goesTheWayOfAnOrderAndLeavesNothing() {
    var store = world.store();
    var goods = world.goods(store, 500, 1);
    world.rate(store, Method.SHIPPING, 490);
    world.readEvents(store);
    var before = rows(store);
    var sent = statements.during(() -> rehearsal.warmUp(store));
    for (var table : List.of("orders", "order_line", "stock_ledger", "audit_entry", "event"))
      assertThat(sent).anyMatch(sql -> sql.startsWith("insert into `" + table + "`"));
    assertThat(sent).anyMatch(sql -> sql.startsWith("update `store_pulse`"));
    assertThat(rows(store)).isEqualTo(before);
    assertThat(jobsOf(store)).isZero();
    var rate = world.rate(store, Method.PICKUP, 0);
    var placed = world.order(store, World.request(rate, null, goods, 1));
    assertThat(placed.number()).as("no number was used up").isEqualTo(1001);
  }

  /** So that the first who buys after a start waits for none of it. */
  @Test
  void knowsWhatAnOrderIsPricedBy() {
    var store = world.store();
    var goods = world.goods(store, 500, 1);
    world.rate(store, Method.SHIPPING, 490);
    rehearsal.warmUp(store);
    var ids = List.of(goods.publicId());
    assertThat(statements.during(() -> books.known(store, ids))).isEmpty();
    assertThat(statements.during(() -> programs.of(store)))
        .noneMatch(sql -> sql.contains("loyalty_program"));
  }

  @Test
  void doesNothingForAStoreThatSellsNothing() {
    var store = world.store();
    var before = rows(store);
    var sent = statements.during(() -> rehearsal.warmUp(store));
    assertThat(sent).allMatch(sql -> sql.startsWith("select"));
    assertThat(rows(store)).isEqualTo(before);
  }

  /** Every row of the store and its merchant, by table. */
  private Map<String, List<Map<String, Object>>> rows(Store store) {
    var rows = new TreeMap<String, List<Map<String, Object>>>();
    for (var table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      var all = "select * from `" + table.getName() + "` where ";
      if (table instanceof StoreOwned)
        rows.put(table.getName(), jdbc.queryForList(all + "store_id = ?", store.id()));
      if (table instanceof MerchantOwned)
        rows.put(
            table.getName(), jdbc.queryForList(all + "merchant_id = ?", store.merchant().id()));
    }
    return rows;
  }

  private long jobsOf(Store store) {
    return jdbc.queryForList("select task_data from scheduled_tasks", byte[].class).stream()
        .filter(Objects::nonNull)
        .filter(data -> new String(data, UTF_8).contains(Long.toString(store.id())))
        .count();
  }
}
