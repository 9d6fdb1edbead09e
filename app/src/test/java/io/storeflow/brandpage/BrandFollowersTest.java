package io.storeflow.brandpage;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.brand.BrandChange;
import io.storeflow.brand.StoreBrands;
import io.storeflow.catalog.Products;
import io.storeflow.label.Brands;
import io.storeflow.platform.db.Transactions;
import io.storeflow.sharing.Rate;
import io.storeflow.sharing.ShareWay;
import io.storeflow.sharing.Sharing;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Products of another store that follow products of a brand which is called otherwise now. */
@AppTest
class BrandFollowersTest {
  private static final int PRODUCTS = 4;

  @Autowired World world;
  @Autowired StoreBrands brands;
  @Autowired Brands labels;
  @Autowired Products products;
  @Autowired Sharing sharing;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  Store store;
  Store market;

  @BeforeEach
  void linkFourOfABrand() {
    var merchant = world.merchant();
    store = world.store(merchant);
    market = world.store(merchant);
    for (int i = 0; i < PRODUCTS; i++) {
      var goods = world.goods(store, 1000, 50);
      var p = only(store, PRODUCT);
      var id = labels.named(store, "Kanetsune", goods.productId());
      db.update(p).set(p.BRAND_ID, id).where(p.ID.eq(goods.productId())).execute();
      var seen = sharing.look(store, goods.productId(), market);
      var rate = Rate.same(store.currency());
      transactions.write(
          () -> sharing.make(store, seen, market, ShareWay.LINK, rate, Actor.SYSTEM));
    }
    await().until(() -> waiting() == 0);
    assertThat(brandsThere()).containsExactly("Kanetsune", "Kanetsune", "Kanetsune", "Kanetsune");
  }

  @Test
  void oneJobBringsTheNewNameToAll() {
    var brand = brands.named(store, "Kanetsune").orElseThrow();
    var to = new BrandChange("Seki", "", "", "");
    transactions.write(
        () -> {
          brands.change(store, brand.publicId(), brand.version(), to, Actor.SYSTEM);
          assertThat(waiting()).as("jobs, however many follow").isOne();
        });
    await().until(() -> new HashSet<>(brandsThere()).equals(new HashSet<>(List.of("Seki"))));
    assertThat(brandsThere()).hasSize(PRODUCTS);
  }

  @Test
  void theyHaveNoneOnceItIsDeleted() {
    var brand = brands.named(store, "Kanetsune").orElseThrow();
    brands.delete(store, brand.publicId(), false, Actor.SYSTEM);
    await().until(() -> brandsThere().isEmpty());
  }

  /** Work of these two stores: that of others goes on in the same database. */
  private int waiting() {
    var data = field(name("task_data"), String.class);
    return db.fetchCount(
        db.selectOne()
            .from(table(name("scheduled_tasks")))
            .where(field(name("task_name"), String.class).in("follow.product", "follow.store"))
            .and(data.contains("" + store.id()).or(data.contains("" + market.id()))));
  }

  private List<String> brandsThere() {
    var p = only(market, PRODUCT);
    var b = only(market, BRAND);
    return db.select(b.NAME).from(p).join(b).on(b.ID.eq(p.BRAND_ID)).fetch(b.NAME);
  }
}
