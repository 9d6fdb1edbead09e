package io.storeflow.currencychange;

import static io.storeflow.db.Tables.BULK_EDIT;
import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.PRODUCT_LINK;
import static io.storeflow.db.Tables.PRODUCT_SHARE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.batch.BatchState;
import io.storeflow.bulkedit.BulkEdits;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.platform.id.PublicId;
import io.storeflow.sharepage.Shares;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds a store at its currency, in plain words. */
@AppTest
class CurrencyBlockersTest extends AtACurrency {
  @Autowired GiftCards cards;
  @Autowired BulkEdits edits;
  @Autowired Shares shares;
  @Autowired Statements statements;

  @Test
  void staysWhileThereAreOrders() {
    var goods = world.goods(store, 1290, 10);
    var rate = world.rate(store, Method.PICKUP, 0);
    world.order(store, World.request(rate, null, goods, 1));
    assertThat(change("USD", "keep", "").body())
        .contains("Nothing is changed", "This store has orders already");
    assertThat(owner.get(page + "?currency=USD&way=keep").statusCode()).isEqualTo(422);
    assertThat(owner.get(page).body())
        .as("instead of a form")
        .contains("has orders already")
        .doesNotContain("name=\"rate\"");
    assertThat(owner.get(store.page("/settings")).body()).contains("/settings/currency");
  }

  @Test
  void staysWhileThereIsMoneyOnCards() {
    cards.issue(store, new CardDraft(store.money(5000), null, "", "", ""), Actor.SYSTEM);
    stays("There are gift cards with a balance");
    db.update(only(store, GIFT_CARD)).set(GIFT_CARD.BALANCE_MINOR, 0L).execute();
    assertThat(change("USD", "keep", "").statusCode()).isEqualTo(302);
  }

  @Test
  void staysWhileProductsFollowThoseOfAnotherStore() {
    var goods = world.goods(store, 1290, 10);
    var other = world.store(store.merchant());
    insertInto(db, store.merchant(), PRODUCT_LINK)
        .set(PRODUCT_LINK.TARGET_STORE_ID, other.id())
        .set(PRODUCT_LINK.TARGET_PRODUCT_ID, 1L)
        .set(PRODUCT_LINK.TARGET_PUBLIC_ID, PublicId.random())
        .set(PRODUCT_LINK.SOURCE_STORE_ID, store.id())
        .set(PRODUCT_LINK.SOURCE_PRODUCT_ID, goods.productId())
        .set(PRODUCT_LINK.SOURCE_PUBLIC_ID, goods.product())
        .set(PRODUCT_LINK.SOURCE_VERSION, 1)
        .set(PRODUCT_LINK.CREATED_AT, Instant.now())
        .execute();
    stays("Products of this store follow others, or are followed");
  }

  @Test
  void staysWhileManyProductsAreWorkedOn() {
    var goods = world.goods(store, 1290, 10);
    var edit = edits.choose(store, List.of(goods.productId()), Actor.SYSTEM);
    var e = only(store, BULK_EDIT);
    db.update(e).set(e.STATE, BatchState.RUNNING).where(e.PUBLIC_ID.eq(edit)).execute();
    stays("are being worked on");
    db.update(e).set(e.STATE, BatchState.DONE).execute();
    var other = world.store(store.merchant());
    var share = shares.choose(other, List.of(), Actor.SYSTEM);
    var s = only(other, PRODUCT_SHARE);
    db.update(s)
        .set(s.STATE, BatchState.RUNNING)
        .set(s.TO_STORE_ID, store.id())
        .where(s.PUBLIC_ID.eq(share))
        .execute();
    stays("are being worked on");
  }

  /** However many stores the merchant has. */
  @Test
  void asksOnceForAllStoresOfTheMerchant() {
    owner.get(page);
    int alone = statements.during(() -> owner.get(page)).size();
    for (int i = 0; i < 4; i++) world.store(store.merchant());
    assertThat(statements.during(() -> owner.get(page))).hasSize(alone);
  }

  private void stays(String why) {
    var answer = change("USD", "keep", "");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(why);
    assertThat(stores.reopen(store.id()).settings().currency()).isEqualTo("EUR");
  }
}
