package io.storeflow.stockwatch;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_ALERT;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.Person;
import io.storeflow.inventory.StockEntry;
import io.storeflow.stockpage.StockBook;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff are told of what falls low, and of stock that is not the sum of its ledger. */
@AppTest
class StockWatchTest {
  @Autowired World world;
  @Autowired Browsing web;
  @Autowired DSLContext db;
  @Autowired StockBook book;
  @Autowired LowStock low;
  @Autowired StockCheck check;

  Store store;
  Goods goods;
  Person keeper;

  /** Of ten; low at five. */
  @BeforeEach
  void open() {
    store = world.store();
    keeper = world.member(store, Role.CATALOGUE);
    goods = world.goods(store, 500, 10);
  }

  @Test
  void tellsOnceEachTimeThatSomethingFallsLow() {
    world.member(store, Role.FULFILMENT);
    write(StockEntry.DAMAGED, 4);
    assertThat(untold()).as("six are left").isZero();
    write(StockEntry.DAMAGED, 2);
    assertThat(untold()).isOne();
    low.tell(store);
    assertThat(mails(1).getFirst())
        .contains("Product " + goods.productId(), "4 left", "/inventory?stock=low");
    write(StockEntry.DAMAGED, 1);
    low.tell(store);
    assertThat(untold()).as("still low").isZero();
    write(StockEntry.RECEIVED, 20);
    write(StockEntry.DAMAGED, 20);
    assertThat(untold()).as("filled up, and low again").isOne();
    low.tell(store);
    assertThat(mails(2)).hasSize(2);
  }

  @Test
  void tellsNothingOfWhatIsFilledUpBeforeAnybodyWasTold() {
    write(StockEntry.DAMAGED, 9);
    assertThat(untold()).isOne();
    write(StockEntry.RECEIVED, 9);
    assertThat(untold()).isZero();
  }

  /** Of ten left. */
  @Test
  void looksAgainWhenOthersCountAsLow() {
    alertAt(10);
    assertThat(untold()).as("ten are few now").isOne();
    low.tell(store);
    assertThat(mails(1).getFirst()).contains("10 left");
    alertAt(3);
    alertAt(12);
    assertThat(untold()).as("many meanwhile, and few again").isOne();
    alertAt(3);
    assertThat(untold()).as("filled up by the word").isZero();
  }

  @Test
  void findsStockThatIsNotTheSumOfItsLedger() {
    check.check(store);
    assertThat(check.found(store)).isEmpty();
    assertThat(list()).doesNotContain("not the sum of the ledger");
    change(1);
    check.check(store);
    check.check(store);
    assertThat(check.found(store)).contains(1);
    assertThat(list()).contains("1 figure of stock is not the sum of the ledger");
    assertThat(mails(1)).as("told once").hasSize(1);
    change(-1);
    check.check(store);
    assertThat(check.found(store)).isEmpty();
  }

  /** As no code of ours does. */
  private void change(int units) {
    var s = only(store, STOCK);
    db.update(s).set(s.ON_HAND, s.ON_HAND.plus(units)).execute();
  }

  private void write(StockEntry entry, int units) {
    book.enter(store, goods.publicId(), entry, units, null, "", Actor.SYSTEM);
    world.readEvents(store);
  }

  private void alertAt(int units) {
    book.alertAt(store, goods.publicId(), units, Actor.SYSTEM);
    world.readEvents(store);
  }

  private int untold() {
    var a = only(store, STOCK_ALERT);
    return db.fetchCount(a, a.TOLD_AT.isNull());
  }

  /** So many, once they have come. */
  private List<String> mails(int many) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                db.select(MAILBOX_MESSAGE.BODY_TEXT)
                    .from(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.RECIPIENT.eq(keeper.email()))
                    .fetch(MAILBOX_MESSAGE.BODY_TEXT),
            found -> found.size() >= many);
  }

  private String list() {
    var answer = web.get(keeper, "/s/" + store.slug() + "/inventory");
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
