package io.storeflow.stockpage;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.sum;

import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.Reservations;
import io.storeflow.inventory.StockEntry;
import io.storeflow.inventory.StockMove;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A store that keeps its goods at two locations: each move is booked once, where it happens. */
@AppTest
class TwoLocationsTest {
  private static final Actor ACTOR = Actor.SYSTEM;

  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired Inventory inventory;
  @Autowired Reservations reservations;
  @Autowired StockBook book;
  @Autowired StockQueries queries;
  @Autowired ShopCatalogue catalogue;

  Store store;
  Goods goods;
  long main;
  long second;

  /** Four at the main location, six at the other. */
  @BeforeEach
  void openASecondLocation() {
    store = world.store();
    goods = world.goods(store, 500, 4);
    var location = only(store, LOCATION);
    main = db.select(location.ID).from(location).fetchSingle(location.ID);
    second = Ids.next();
    transactions.write(
        () -> {
          insertInto(db, store, LOCATION)
              .set(LOCATION.ID, second)
              .set(LOCATION.PUBLIC_ID, PublicId.random())
              .set(LOCATION.NAME, "Warehouse")
              .set(LOCATION.MAIN, false)
              .set(LOCATION.POSITION, 1)
              .execute();
          insertInto(db, store, STOCK)
              .set(STOCK.VARIANT_ID, goods.id())
              .set(STOCK.LOCATION_ID, second)
              .set(STOCK.ON_HAND, 6)
              .set(STOCK.RESERVED, 0)
              .set(STOCK.LOW_AT, 0)
              .execute();
          insertInto(db, store, STOCK_LEDGER)
              .set(STOCK_LEDGER.ID, Ids.next())
              .set(STOCK_LEDGER.VARIANT_ID, goods.id())
              .set(STOCK_LEDGER.LOCATION_ID, second)
              .set(STOCK_LEDGER.KIND, LedgerKind.RECEIPT)
              .set(STOCK_LEDGER.ON_HAND_DELTA, 6)
              .set(STOCK_LEDGER.RESERVED_DELTA, 0)
              .set(STOCK_LEDGER.ON_HAND_AFTER, 6)
              .set(STOCK_LEDGER.RESERVED_AFTER, 0)
              .set(STOCK_LEDGER.REASON, "")
              .set(STOCK_LEDGER.ACTOR_KIND, ACTOR.kind())
              .set(STOCK_LEDGER.ACTOR, ACTOR.name())
              .set(STOCK_LEDGER.AT, Instant.now())
              .execute();
        });
    holds(4, 0, 6, 0);
  }

  @Test
  void sellsAtOneLocationAndGivesBackThere() {
    assertThat(sell(1, 3)).containsExactly(new StockMove(goods.id(), 10, 7));
    holds(1, 0, 6, 0);
    sell(2, 5);
    holds(1, 0, 1, 0);
    sell(3, 2);
    holds(0, 0, 0, 0);
    assertThatThrownBy(() -> sell(4, 1)).isInstanceOf(InsufficientStock.class);
    giveBack(3);
    holds(1, 0, 1, 0);
    giveBack(3);
    holds(1, 0, 1, 0);
    giveBack(2);
    holds(1, 0, 6, 0);
  }

  @Test
  void holdsAndSellsWhereItHolds() {
    reserve(1, 5);
    holds(4, 0, 6, 5);
    reserve(2, 5);
    holds(4, 4, 6, 6);
    var held = only(store, RESERVATION);
    assertThat(db.fetchCount(held)).isEqualTo(3);
    assertThatThrownBy(() -> reserve(3, 1))
        .isInstanceOfSatisfying(
            InsufficientStock.class,
            few ->
                assertThat(few.level(goods.id()))
                    .isEqualTo(new InsufficientStock.Level(10, 10, 0)));
    transactions.write(() -> reservations.settle(store, 2, ACTOR));
    holds(0, 0, 5, 5);
    transactions.write(() -> reservations.release(store, 1, "", ACTOR));
    holds(0, 0, 5, 0);
    giveBack(2);
    holds(4, 0, 6, 0);
    assertThat(db.fetchCount(held)).isZero();
  }

  @Test
  void writesDownWhatComesInAtTheMainLocationAndTakesAwayWhereThereIsEnough() {
    assertThat(book.enter(store, goods.publicId(), StockEntry.RECEIVED, 2, null, "", ACTOR))
        .isEqualTo(12);
    holds(6, 0, 6, 0);
    assertThat(book.enter(store, goods.publicId(), StockEntry.COUNTED, 11, null, "", ACTOR))
        .isEqualTo(11);
    holds(5, 0, 6, 0);
    book.enter(store, goods.publicId(), StockEntry.DAMAGED, 6, null, "", ACTOR);
    holds(5, 0, 0, 0);
  }

  @Test
  void isListedOnceWithWhatIsLeftEverywhere() {
    assertThat(listed("")).containsExactly(10);
    assertThat(listed("low")).as("low at 5 or fewer").isEmpty();
    assertThat(shopSays()).isEqualTo(10);
    sell(1, 6);
    assertThat(listed("low")).containsExactly(4);
    assertThat(listed("out")).isEmpty();
    sell(2, 4);
    assertThat(listed("low")).isEmpty();
    assertThat(listed("out")).containsExactly(0);
    assertThat(shopSays()).isZero();
    assertThat(queries.row(store, goods.publicId()).orElseThrow().onHand()).isZero();
  }

  @Test
  void neverSellsMoreThanThereIsWhenManyBuyAtOnce() throws Exception {
    var buyers = new ArrayList<Callable<Boolean>>();
    IntStream.range(0, 30).forEach(buyer -> buyers.add(() -> buys(100 + buyer)));
    try (var threads = Executors.newFixedThreadPool(8)) {
      var sold = threads.invokeAll(buyers).stream().filter(it -> it.resultNow()).count();
      assertThat(sold).isEqualTo(10);
    }
    holds(0, 0, 0, 0);
  }

  private boolean buys(long order) {
    try {
      sell(order, 1);
      return true;
    } catch (InsufficientStock few) {
      return false;
    }
  }

  private List<StockMove> sell(long order, int units) {
    return transactions.write(() -> inventory.sell(store, order, Map.of(goods.id(), units), ACTOR));
  }

  private void giveBack(long order) {
    transactions.write(() -> inventory.giveBack(store, order, ACTOR));
  }

  private void reserve(long order, int units) {
    var until = Instant.now().plus(Duration.ofMinutes(15));
    transactions.write(
        () -> reservations.reserve(store, order, Map.of(goods.id(), units), until, ACTOR));
  }

  private List<Integer> listed(String stock) {
    return queries.page(store, new StockFilter("", stock, ""), null, 10, null).rows().stream()
        .map(StockRow::available)
        .toList();
  }

  private int shopSays() {
    return catalogue.products(store, ShopFilter.all(), 10, null).rows().stream()
        .mapToInt(ShopProduct::left)
        .sum();
  }

  /** By the columns, and by the sums of the ledger, which must agree at each location. */
  private void holds(int mainOnHand, int mainReserved, int onHand, int reserved) {
    assertThat(levels(main)).as("main location").containsExactly(mainOnHand, mainReserved);
    assertThat(levels(second)).as("second location").containsExactly(onHand, reserved);
    assertThat(ledger(main)).as("ledger of main").containsExactly(mainOnHand, mainReserved);
    assertThat(ledger(second)).as("ledger of second").containsExactly(onHand, reserved);
  }

  private List<Integer> levels(long location) {
    var s = only(store, STOCK);
    return db.select(s.ON_HAND, s.RESERVED)
        .from(s)
        .where(s.VARIANT_ID.eq(goods.id()))
        .and(s.LOCATION_ID.eq(location))
        .fetchSingle(row -> List.of(row.value1(), row.value2()));
  }

  private List<Integer> ledger(long location) {
    var l = only(store, STOCK_LEDGER);
    return db.select(sum(l.ON_HAND_DELTA), sum(l.RESERVED_DELTA))
        .from(l)
        .where(l.VARIANT_ID.eq(goods.id()))
        .and(l.LOCATION_ID.eq(location))
        .fetchSingle(row -> List.of(row.value1().intValueExact(), row.value2().intValueExact()));
  }
}
