package io.storeflow.fulfilment;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.fulfilment.FulfilmentStage.DELIVERED;
import static io.storeflow.fulfilment.FulfilmentStage.SHIPPED;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Placed;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes out of orders, what is left of them, and how that fits where they are. */
@AppTest
class FulfilmentsTest {
  private static final Actor YUKO = World.actor("Yūko");

  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Fulfilments fulfilments;
  @Autowired private FulfilmentRows rows;
  @Autowired private Handovers handovers;
  @Autowired private OrderHolds holds;
  @Autowired private Orders orders;
  @Autowired private Timeline timeline;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  @Test
  void sendsInPartsAndCompletesTheOrderWithTheLast() {
    var store = world.store();
    long number = parcel(store, NEW);
    var label = new ParcelLabel(Carrier.DPD, "", "01126819793342", "");
    assertThat(fulfilments.send(store, number, of(Map.of(1, 1), label), YUKO)).isEqualTo(PREPARING);
    assertThat(read(store, number).left()).extracting(it -> it.quantity()).containsExactly(1, 1);
    assertThat(gone(store, number)).isEqualTo(1);
    assertThat(fulfilments.send(store, number, Sending.all(false), YUKO)).isEqualTo(COMPLETED);
    var all = read(store, number);
    assertThat(all.left()).isEmpty();
    assertThat(all.parcels()).extracting(Fulfilment::units).containsExactly(1, 2);
    assertThat(all.contents(all.parcels().getFirst()))
        .extracting(it -> it.quantity() + " " + it.title())
        .containsExactly("1 Tonkotsu ramen");
    assertThat(timeline.of(store, id(store, number)))
        .extracting(it -> it.kind() + " " + it.detail())
        .containsExactly(
            "sent_shipped DPD 01126819793342: 1 × Tonkotsu ramen",
            "moved_preparing new",
            "sent_shipped 1 × Tonkotsu ramen, 1 × Gyoza",
            "moved_completed preparing");
    assertThatThrownBy(() -> fulfilments.send(store, number, Sending.all(false), YUKO))
        .isInstanceOfSatisfying(
            CannotSend.class, it -> assertThat(it.why()).isEqualTo(CannotSend.Why.NOTHING_LEFT));
  }

  @Test
  void sendsNoMoreOfALineThanIsLeft() {
    var store = world.store();
    long number = parcel(store, NEW);
    var none = ParcelLabel.NONE;
    for (var wrong :
        Map.of(
                Map.of(1, 3), CannotSend.Why.TOO_MANY,
                Map.of(2, 0), CannotSend.Why.NOTHING_CHOSEN,
                Map.of(9, 1), CannotSend.Why.TOO_MANY)
            .entrySet())
      assertThatThrownBy(() -> fulfilments.send(store, number, of(wrong.getKey(), none), YUKO))
          .isInstanceOfSatisfying(
              CannotSend.class, it -> assertThat(it.why()).isEqualTo(wrong.getValue()));
    assertThat(gone(store, number)).isZero();
    assertThat(version(store, number)).isEqualTo(1);
  }

  @Test
  void whatComesBackIsSentAgainAndOpensTheOrder() {
    var store = world.store();
    long number = parcel(store, READY);
    fulfilments.send(store, number, of(Map.of(1, 2), ParcelLabel.NONE), YUKO);
    fulfilments.send(store, number, Sending.all(false), YUKO);
    var first = read(store, number).parcels().getFirst().publicId();
    fulfilments.deliver(store, number, first, DELIVERED, YUKO);
    fulfilments.deliver(store, number, first, DELIVERED, YUKO);
    assertThat(read(store, number).parcels().getFirst().deliveredAt()).isNotNull();
    fulfilments.deliver(store, number, first, SHIPPED, YUKO);
    assertThat(read(store, number).parcels().getFirst().deliveredAt()).isNull();
    fulfilments.takeBack(store, number, first, YUKO);
    fulfilments.takeBack(store, number, first, YUKO);
    assertThat(state(store, number)).isEqualTo(READY);
    assertThat(read(store, number).rest()).isEqualTo(Map.of(1, 2));
    assertThat(gone(store, number)).isEqualTo(1);
    assertThatThrownBy(() -> fulfilments.deliver(store, number, first, DELIVERED, YUKO))
        .isInstanceOf(CannotSend.class);
    assertThatThrownBy(() -> fulfilments.takeBack(world.store(), number, first, YUKO))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void anOrderThatIsMovedAsAWholeSendsWhatIsLeftAndHasItBackWhenThatIsUndone() {
    var store = world.store();
    long number = parcel(store, READY);
    fulfilments.send(store, number, of(Map.of(1, 1), ParcelLabel.NONE), YUKO);
    orders.move(store, number, COMPLETED, YUKO);
    assertThat(read(store, number).parcels()).extracting(Fulfilment::units).containsExactly(1, 2);
    assertThat(gone(store, number)).isEqualTo(3);
    orders.move(store, number, READY, YUKO);
    assertThat(read(store, number).parcels()).extracting(Fulfilment::units).containsExactly(1);
    assertThat(gone(store, number)).isEqualTo(1);
    assertThatThrownBy(() -> orders.move(store, number, CANCELLED, YUKO))
        .isInstanceOfSatisfying(
            IllegalMove.class, it -> assertThat(it.why()).isEqualTo(IllegalMove.Why.PARTLY_GONE));
  }

  /** A release before this one wrote no fulfilments. */
  @Test
  void allOfAnOrderIsGoneThatWasCompletedBeforeFulfilmentsWereWritten() {
    var store = world.store();
    long number = parcel(store, COMPLETED);
    assertThat(read(store, number).left()).isEmpty();
    assertThat(read(store, number).gone()).isEqualTo(3);
    orders.move(store, number, READY, YUKO);
    assertThat(read(store, number).rest()).isEqualTo(Map.of(1, 2, 2, 1));
  }

  @Test
  void anotherIsToldThatSomebodyWasFaster() throws Exception {
    var store = world.store();
    long number = parcel(store, READY);
    var seen = Map.of(1, 2, 2, 1);
    var what = new Sending(Map.of(1, 2), ParcelLabel.NONE, "", false, false, seen, null);
    assertThat(
            AtOnce.passed(4, CannotSend.class, () -> fulfilments.send(store, number, what, YUKO)))
        .isEqualTo(1);
    assertThat(gone(store, number)).isEqualTo(2);
  }

  @Test
  void aFormThatComesTwiceIsDoneOnce() {
    var store = world.store();
    long number = parcel(store, READY);
    var what = new Sending(Map.of(1, 1), ParcelLabel.NONE, "", false, false, null, "form 1");
    fulfilments.send(store, number, what, YUKO);
    var made = read(store, number).parcels().getFirst().publicId();
    assertThatThrownBy(() -> fulfilments.send(store, number, what, YUKO))
        .isInstanceOfSatisfying(SentBefore.class, it -> assertThat(it.publicId()).isEqualTo(made));
  }

  @Test
  void aHeldOrderStaysWhereItIsUntilItIsReleasedOrCancelled() {
    var store = world.store();
    long number = parcel(store, PREPARING);
    holds.hold(store, number, HoldReason.FRAUD, "third card", YUKO);
    holds.hold(store, number, HoldReason.FRAUD, "third card", YUKO);
    assertThat(version(store, number)).isEqualTo(2);
    var held = holds.of(store, number).orElseThrow();
    assertThat(held.note()).isEqualTo("third card");
    assertThat(held.by()).extracting(it -> it.actor()).isEqualTo("Yūko");
    assertThatThrownBy(() -> orders.move(store, number, READY, YUKO))
        .isInstanceOfSatisfying(
            IllegalMove.class, it -> assertThat(it.why()).isEqualTo(IllegalMove.Why.HELD));
    assertThatThrownBy(() -> fulfilments.send(store, number, Sending.all(false), YUKO))
        .isInstanceOfSatisfying(
            CannotSend.class, it -> assertThat(it.why()).isEqualTo(CannotSend.Why.HELD));
    holds.release(store, number, YUKO);
    fulfilments.send(store, number, Sending.all(false), YUKO);
    assertThatThrownBy(() -> holds.hold(store, number, HoldReason.OTHER, "", YUKO))
        .isInstanceOf(CannotSend.class);
    long other = parcel(store, PREPARING);
    holds.hold(store, other, HoldReason.ADDRESS, "", YUKO);
    orders.move(store, other, CANCELLED, YUKO);
    assertThat(holds.of(store, other)).isEmpty();
  }

  @Test
  void whatIsFetchedIsHandedOverToWhoKnowsTheCodeOrANameIsWrittenDown() {
    var store = world.store();
    long number = placed.order(store, clock.instant(), PREPARING);
    orders.move(store, number, READY, YUKO);
    var code = code(store, number);
    assertThat(code).hasSize(HandoverCodes.LENGTH);
    assertThat(handovers.byCode(store, number, "AAAA", YUKO)).isEqualTo(4);
    assertThat(handovers.byCode(store, number, code.toLowerCase(java.util.Locale.ROOT), YUKO))
        .isEqualTo(-1);
    assertThat(state(store, number)).isEqualTo(COMPLETED);
    assertThat(read(store, number).parcels().getFirst().byCode()).isTrue();
    orders.move(store, number, READY, YUKO);
    assertThat(code(store, number)).isEqualTo(code);
    for (int left = 3; left >= 0; left--)
      assertThat(handovers.byCode(store, number, "", YUKO)).isEqualTo(left);
    assertThat(handovers.byCode(store, number, code, YUKO)).isZero();
    handovers.byName(store, number, "Frau Weiß", YUKO);
    assertThat(read(store, number).parcels().getFirst().givenTo()).isEqualTo("Frau Weiß");
    long sent = parcel(store, READY);
    assertThatThrownBy(() -> handovers.byName(store, sent, "Weiß", YUKO))
        .isInstanceOfSatisfying(
            CannotSend.class, it -> assertThat(it.why()).isEqualTo(CannotSend.Why.NOT_FETCHED));
  }

  /** Whatever many do at once: no unit goes out twice, and where the order is fits its units. */
  @Test
  void neverSendsMoreThanWasOrderedWhateverManyDoAtOnce() throws Exception {
    var store = world.store();
    long number = parcel(store, READY);
    var calls =
        IntStream.range(0, 4)
            .mapToObj(seed -> (Callable<Boolean>) () -> actAtRandom(store, number, seed))
            .toList();
    for (int round = 0; round < 3; round++) {
      AtOnce.all(calls);
      var now = read(store, number);
      for (var line : now.lines())
        assertThat(now.parcels().stream().mapToInt(it -> it.of(line.position())).sum())
            .isBetween(0, line.quantity());
      int sent = now.parcels().stream().mapToInt(Fulfilment::units).sum();
      assertThat(gone(store, number)).isEqualTo(sent);
      assertThat(state(store, number) == COMPLETED).isEqualTo(sent == now.units());
    }
  }

  private boolean actAtRandom(Store store, long number, int seed) {
    var random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      try {
        var parcels = read(store, number).parcels();
        switch (random.nextInt(5)) {
          case 0 -> fulfilments.send(store, number, Sending.all(false), YUKO);
          case 1, 2 -> {
            var units = Map.of(1 + random.nextInt(2), 1 + random.nextInt(2));
            fulfilments.send(store, number, of(units, ParcelLabel.NONE), YUKO);
          }
          case 3 -> {
            if (!parcels.isEmpty())
              fulfilments.takeBack(store, number, parcels.getFirst().publicId(), YUKO);
          }
          default -> {
            var to = random.nextBoolean() ? COMPLETED : READY;
            orders.move(store, number, to, YUKO);
          }
        }
      } catch (CannotSend | IllegalMove | NotFound lost) {
        assertThat(lost).isNotNull();
      }
    }
    return true;
  }

  private long parcel(Store store, FulfilmentState state) {
    return placed.order(store, clock.instant(), state, row -> row.setMethod(Method.SHIPPING));
  }

  private static Sending of(Map<Integer, Integer> units, ParcelLabel label) {
    return new Sending(units, label, "", false, false, null, null);
  }

  private Outgoing read(Store store, long number) {
    return rows.read(store, id(store, number));
  }

  private long id(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).where(o.NUMBER.eq(number)).fetchSingle(o.ID);
  }

  private FulfilmentState state(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.FULFILMENT_STATE)
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchSingle(o.FULFILMENT_STATE);
  }

  private int gone(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.UNITS_GONE).from(o).where(o.NUMBER.eq(number)).fetchSingle(o.UNITS_GONE);
  }

  private int version(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.VERSION).from(o).where(o.NUMBER.eq(number)).fetchSingle(o.VERSION);
  }

  private @Nullable String code(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(HandoverCodes.of(store, o))
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchSingle()
        .value1();
  }
}
