package io.storeflow.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.settings.Settings;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.SlugTaken;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DuplicateKeyException;

@AppTest
class MerchantsTest {
  @Autowired World world;
  @Autowired Merchants merchants;
  @Autowired Settings settings;
  @Autowired Stores stores;
  @Autowired Transactions transactions;
  @LocalServerPort int port;

  @Test
  void whoAsksBetweenTheChangeAndItsCommitLeavesNothingOldBehind() {
    var store = world.store();
    var slug = "moved-" + Ids.next();
    transactions.write(
        () -> {
          settings.change(store, World.settings(slug), List.of(), Actor.SYSTEM);
          assertThat(elsewhere(store.slug())).isEqualTo(store.slug());
          assertThat(elsewhere(slug)).isEmpty();
        });
    assertThat(stores.open(store.slug())).isEmpty();
    assertThat(stores.open(slug)).map(Store::slug).hasValue(slug);
  }

  @Test
  void admitsAPersonToAllStoresOnceOnly() {
    var merchant = world.merchant();
    var person = world.member(merchant, Role.VIEWER);
    assertThatThrownBy(() -> merchants.admit(person.id(), merchant, null, Role.OWNER, Actor.SYSTEM))
        .isInstanceOf(DuplicateKeyException.class);
    var store = world.store(merchant);
    merchants.admit(person.id(), merchant, store, Role.OWNER, Actor.SYSTEM);
    assertThatThrownBy(
            () -> merchants.admit(person.id(), merchant, store, Role.VIEWER, Actor.SYSTEM))
        .isInstanceOf(DuplicateKeyException.class);
  }

  /** An address that begins like the words before it is not taken for them. */
  @Test
  void leadsFromTheOldAddressToTheNewAndChangesNothingElseOfThePath() {
    var merchant = world.merchant();
    var slug = "moved-" + Ids.next();
    var old =
        merchants.open(merchant, World.settings("sho"), List.of(), FirstRates.NONE, Actor.SYSTEM);
    settings.change(old, World.settings(slug), List.of(), Actor.SYSTEM);
    var visitor = new Visitor(port);
    assertThat(visitor.get("/shop/sho/p/sho?a=b").headers().firstValue("Location"))
        .hasValue("/shop/" + slug + "/p/sho?a=b");
    assertThat(visitor.get("/api/v1/stores/sho/products").headers().firstValue("Location"))
        .hasValue("/api/v1/stores/" + slug + "/products");
    // 308 keeps method and body: callers of the API go on under the old name.
    var sent = new Client(port).json("/api/v1/stores/sho/checkout", "{}");
    assertThat(sent.statusCode()).isEqualTo(308);
    assertThat(sent.headers().firstValue("Location"))
        .hasValue("/api/v1/stores/" + slug + "/checkout");
    assertThatThrownBy(
            () ->
                merchants.open(
                    merchant, World.settings("sho"), List.of(), FirstRates.NONE, Actor.SYSTEM))
        .isInstanceOf(SlugTaken.class);
    var other = world.store();
    assertThatThrownBy(() -> settings.change(other, World.settings("sho"), List.of(), Actor.SYSTEM))
        .isInstanceOf(SlugTaken.class);
  }

  private String elsewhere(String slug) {
    return CompletableFuture.supplyAsync(() -> stores.open(slug).map(Store::slug).orElse(""))
        .join();
  }
}
