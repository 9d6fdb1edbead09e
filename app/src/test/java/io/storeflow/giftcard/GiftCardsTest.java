package io.storeflow.giftcard;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.cardpayment.CardPayments;
import io.storeflow.cardpayment.CardPlan;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.id.Ids;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.World;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class GiftCardsTest {
  private static final Actor CLERK = World.actor("Yūko");

  @Autowired private World world;
  @Autowired private GiftCards cards;
  @Autowired private CardQueries queries;
  @Autowired private CardPayments payments;
  @Autowired private CardCodes codes;
  @Autowired private CardTries tries;
  @Autowired private CardExpiry expiry;
  @Autowired private Transactions transactions;
  @Autowired private DSLContext db;
  private Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void keepsOfACodeItsHashAndItsEnd() {
    var made = issue(2000, null);
    var c = only(store, GIFT_CARD);
    var row = db.select(c.fields()).from(c).fetchSingle();
    assertThat(row.intoList().toString()).doesNotContain(made.code().text(), made.code().shown());
    var card = queries.get(store, made.publicId());
    assertThat(card.lastFour()).isEqualTo(made.code().lastFour());
    assertThat(queries.entries(store, card))
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(EntryKind.ISSUED));
    assertThatThrownBy(() -> queries.get(world.store(), made.publicId()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void whatIsOwedIsTheSumOfWhatCanBeSpent() {
    issue(2000, null);
    issue(500, LocalDate.now().minusDays(3));
    cards.change(store, issue(700, null).publicId(), false, Actor.SYSTEM);
    assertThat(queries.owed(store)).containsExactly(store.money(2000));
    assertThat(queries.owed(world.store())).containsExactly(store.money(0));
    // Cards keep their currency when the store gets another one.
    for (var code : List.of("USD", "CHF", "CHF")) {
      var c = only(store, GIFT_CARD);
      var made = issue(300, null).publicId();
      db.update(c).set(c.CURRENCY, code).where(c.PUBLIC_ID.eq(made)).execute();
    }
    assertThat(queries.owed(store))
        .extracting(it -> it.minor() + " " + it.currency())
        .containsExactly("2000 EUR", "600 CHF", "300 USD");
  }

  @Test
  void isNeverAdjustedBelowZero() {
    var id = issue(2000, null).publicId();
    cards.adjust(store, id, store.money(-1500), "Wrong value", Actor.SYSTEM);
    assertThatThrownBy(() -> cards.adjust(store, id, store.money(-501), "More", Actor.SYSTEM))
        .isInstanceOf(CardMoved.class);
    assertThat(queries.get(store, id).balance()).isEqualTo(store.money(500));
    CardLaw.holds(db, store);
  }

  /** As two clicks send it. */
  @Test
  void ofOneFormSentManyTimesAtOnceThereIsOneCardAndOneChange() throws Exception {
    var draft = new CardDraft(store.money(2000), null, "", "", "");
    var issues =
        AtOnce.all(Collections.nCopies(4, () -> sent(() -> cards.issue(store, draft, CLERK, "a"))));
    assertThat(issues).containsOnlyOnce("done");
    var card = queries.page(store, "", 10, null).rows();
    assertThat(card).hasSize(1);
    var id = card.getFirst().publicId();
    assertThat(issues).filteredOn(it -> !it.equals("done")).containsOnly(id).hasSize(3);
    var less = store.money(-500);
    var changes =
        AtOnce.all(
            Collections.nCopies(
                4, () -> sent(() -> cards.adjust(store, id, less, "Wrong value", CLERK, "b"))));
    assertThat(changes).containsOnlyOnce("done").contains(id);
    assertThat(queries.get(store, id).balance()).isEqualTo(store.money(1500));
    assertThat(queries.entries(store, queries.get(store, id))).hasSize(2);
    CardLaw.holds(db, store);
  }

  private static String sent(Runnable form) {
    try {
      form.run();
      return "done";
    } catch (SentBefore again) {
      return again.publicId();
    }
  }

  /** Each change is told from where the one before has left the balance. */
  @Test
  void whatIsAuditedOfChangesAtOnceIsWhatWasThere() throws Exception {
    var id = issue(2000, null).publicId();
    var change =
        (Callable<Boolean>)
            () -> {
              cards.adjust(store, id, store.money(-100), "Wrong value", CLERK);
              return true;
            };
    AtOnce.all(Collections.nCopies(8, change));
    var a = only(store.merchant(), AUDIT_ENTRY);
    var told =
        db.select(a.CHANGE_JSON)
            .from(a)
            .where(a.STORE_ID.eq(store.id()))
            .and(a.ACTION.eq("gift_card.adjusted"))
            .fetch(row -> String.valueOf(row.value1()));
    for (int before = 13; before <= 20; before++) {
      var from = "\"" + before + ".00\"";
      var to = "\"" + (before - 1) + ".00\"";
      assertThat(told).as(told.toString()).anyMatch(it -> it.contains(from) && it.contains(to));
    }
  }

  @Test
  void isFoundByItsCodeUnlessItIsSwitchedOff() {
    var made = issue(2000, null);
    assertThat(tries.find(store, made.code().shown(), "192.0.2.1")).isPresent();
    assertThat(tries.find(world.store(), made.code().shown(), "192.0.2.1")).isEmpty();
    cards.change(store, made.publicId(), false, Actor.SYSTEM);
    assertThat(tries.find(store, made.code().shown(), "192.0.2.1")).isEmpty();
    cards.change(store, made.publicId(), true, Actor.SYSTEM);
    assertThat(tries.find(store, made.code().shown(), "192.0.2.1")).isPresent();
    CardLaw.holds(db, store);
  }

  @Test
  void whoGuessesIsStoppedAndWhoKnowsIsNot() {
    var made = issue(2000, null);
    var address = "198.51.100." + Ids.next() % 250;
    for (int i = 0; i < 20; i++)
      assertThat(tries.find(store, made.code().text(), address)).isPresent();
    for (int i = 0; i < 10; i++)
      assertThat(tries.find(store, CardCode.random().text(), address)).isEmpty();
    assertThatThrownBy(() -> tries.find(store, made.code().text(), address))
        .isInstanceOf(Problem.class);
  }

  @Test
  void eachMailHasACodeOfItsOwn() {
    var made = issue(2000, null);
    long id = queries.get(store, made.publicId()).id();
    var mailed = codes.make(store, List.of(id)).getFirst().code();
    assertThat(queries.byHashes(store, List.of(made.code().hash(), mailed.hash())).values())
        .extracting(GiftCard::id)
        .containsExactly(id, id);
    assertThat(queries.page(store, made.code().lastFour().toLowerCase(), 10, null).rows())
        .hasSize(1);
    assertThat(queries.page(store, mailed.lastFour(), 10, null).rows()).hasSize(1);
    var card = queries.get(store, made.publicId());
    assertThat(card.lastFour()).as("its name stays").isEqualTo(made.code().lastFour());
    assertThat(queries.ends(store, card))
        .containsExactlyInAnyOrder(made.code().lastFour(), mailed.lastFour());
  }

  @Test
  void spentByManyAtOnceItIsNeverBelowZero() throws Exception {
    var made = issue(2000, null);
    var spend =
        IntStream.range(0, 8)
            .mapToLong(i -> order())
            .mapToObj(order -> spend(order, made))
            .toList();
    assertThat(AtOnce.all(spend).stream().filter(it -> it)).hasSize(4);
    assertThat(queries.get(store, made.publicId()).balance()).isEqualTo(store.money(0));
    CardLaw.holds(db, store);
  }

  @Test
  void whatWasPaidGoesBackOnce() {
    var first = issue(500, null);
    var second = issue(2000, null);
    long order = order();
    transactions.write(
        () -> {
          var hashes = List.of(first.code().hash(), second.code().hash());
          payments.redeem(store, order, payments.plan(store, hashes, store.money(1200)));
        });
    assertThat(balances(first, second)).containsExactly(0L, 1300L);
    assertThat(back(order, 900)).isEqualTo(900);
    // To the last one first.
    assertThat(balances(first, second)).containsExactly(200L, 2000L);
    assertThat(back(order, Long.MAX_VALUE)).isEqualTo(300);
    assertThat(back(order, Long.MAX_VALUE)).isZero();
    assertThat(balances(first, second)).containsExactly(500L, 2000L);
    CardLaw.holds(db, store);
  }

  @Test
  void whatIsLeftIsWrittenOffWhenTheLastDayIsOver() {
    var over = issue(500, LocalDate.now().minusDays(3));
    var good = issue(700, LocalDate.now().plusDays(3));
    expiry.forgetExpired(store);
    expiry.forgetExpired(store);
    assertThat(balances(over, good)).containsExactly(0L, 700L);
    assertThat(queries.entries(store, queries.get(store, over.publicId())))
        .extracting(CardEntry::kind)
        .containsExactly(EntryKind.EXPIRED, EntryKind.ISSUED);
    CardLaw.holds(db, store);
  }

  /** But a cent that is spent and comes back keeps no card alive. */
  @Test
  void aCardLivesOnForWhatComesBackToIt() {
    var today = LocalDate.now(store.timeZone());
    var tomorrow = today.plusDays(1);
    var little = issue(5000, tomorrow);
    var most = issue(5000, tomorrow);
    var over = issue(5000, tomorrow);
    long cent = order();
    pay(cent, little, 1);
    back(cent, 1);
    long much = order();
    pay(much, most, 4000);
    back(much, 4000);
    long late = order();
    pay(late, over, 700);
    var card = only(store, GIFT_CARD);
    var id = card.PUBLIC_ID.eq(over.publicId());
    db.update(card).set(card.EXPIRES_ON, today.minusDays(1)).where(id).execute();
    back(late, 700);
    assertThat(balances(little, most, over)).containsExactly(5000L, 5000L, 700L);
    assertThat(List.of(lastDay(little), lastDay(most), lastDay(over)))
        .containsExactly(tomorrow, today.plusDays(30), today.plusDays(30));
    CardLaw.holds(db, store);
  }

  private @Nullable LocalDate lastDay(GiftCards.Issued made) {
    return queries.get(store, made.publicId()).expiresOn();
  }

  private void pay(long order, GiftCards.Issued made, long minor) {
    var plan = payments.plan(store, List.of(made.code().hash()), store.money(minor));
    transactions.write(() -> payments.redeem(store, order, plan));
  }

  /** Whatever is done with cards, in whatever order. */
  @Test
  void entriesAddUpToTheBalance() {
    var random = new Random(7);
    var made = List.of(issue(2000, null), issue(900, null), issue(1, null));
    var orders = new ArrayDeque<Long>();
    for (int i = 0; i < 40; i++) orders.add(order());
    for (int i = 0; i < 160; i++) {
      var card = made.get(random.nextInt(made.size()));
      int amount = random.nextInt(400);
      try {
        switch (random.nextInt(4)) {
          case 0 ->
              cards.adjust(
                  store, card.publicId(), store.money(amount - 200), "Random", Actor.SYSTEM);
          case 1 -> cards.change(store, card.publicId(), random.nextBoolean(), Actor.SYSTEM);
          case 2 -> back(orders.getLast(), amount);
          default -> {
            long order = orders.removeFirst();
            orders.addLast(order);
            if (i < 80) transactions.write(() -> redeem(order, card, amount));
          }
        }
      } catch (CardMoved refused) {
        // Then nothing has changed.
      }
    }
    CardLaw.holds(db, store);
  }

  private Callable<Boolean> spend(long order, GiftCards.Issued card) {
    return () -> {
      try {
        transactions.write(() -> redeem(order, card, 500));
        return true;
      } catch (CardMoved poor) {
        return false;
      }
    };
  }

  /** As if it had seen as much on the card. */
  private void redeem(long order, GiftCards.Issued card, long amount) {
    var money = store.money(amount);
    var id = queries.get(store, card.publicId()).id();
    var share = new CardPlan.Share(id, card.code().hash(), "ABCD", money, money);
    payments.redeem(store, order, new CardPlan(List.of(share), List.of(), money));
  }

  private long back(long order, long amount) {
    return transactions.write(() -> payments.giveBack(store, order, amount, Actor.SYSTEM));
  }

  private List<Long> balances(GiftCards.Issued... made) {
    return java.util.Arrays.stream(made)
        .map(it -> queries.get(store, it.publicId()).balance().minor())
        .toList();
  }

  private GiftCards.Issued issue(long value, @Nullable LocalDate until) {
    return cards.issue(store, new CardDraft(store.money(value), until, "", "", ""), Actor.SYSTEM);
  }

  /** Row id of an order that is there. */
  private long order() {
    var goods = world.goods(store, 100, null);
    var rate = world.rate(store, Method.PICKUP, 0);
    var o = only(store, io.storeflow.db.Tables.ORDERS);
    var placed = world.order(store, World.request(rate, null, goods, 1));
    return db.select(o.ID).from(o).where(o.NUMBER.eq(placed.number())).fetchSingle(o.ID);
  }
}
