package io.storeflow.transfer;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.inventory.InsufficientStock;
import io.storeflow.location.LocationRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stock goes from one location to another. */
class TransfersTest extends AtATransfer {
  @Test
  void arrivesInParts() {
    var transfer = sent(6);
    holds(4, 0);
    assertThat(incoming()).isEqualTo(6);
    receive(transfer, 2, false);
    holds(4, 2);
    assertThat(incoming()).isEqualTo(4);
    receive(transfer, 4, false);
    holds(4, 6);
    assertThat(incoming()).isZero();
    assertThat(transfers.get(store, transfer).state()).isEqualTo(TransferState.RECEIVED);
    assertThatThrownBy(() -> receive(transfer, 1, false)).isInstanceOf(TransferRefused.class);
    assertThatThrownBy(
            () ->
                transfers.cancel(store, transfer, transfers.get(store, transfer).version(), ACTOR))
        .isInstanceOf(TransferRefused.class);
  }

  @Test
  void anArrivalIsNotWrittenDownTwice() {
    var transfer = sent(10);
    int shown = transfers.get(store, transfer).version();
    var five = Map.of(goods.publicId(), 5);
    transfers.receive(store, transfer, shown, five, false, "", ACTOR);
    assertThatThrownBy(() -> transfers.receive(store, transfer, shown, five, false, "", ACTOR))
        .isInstanceOf(TransferRefused.class);
    assertThatThrownBy(() -> transfers.cancel(store, transfer, shown, ACTOR))
        .isInstanceOf(TransferRefused.class);
    assertThat(incoming()).isEqualTo(5);
  }

  @Test
  void saysWhatWasLostAndWhy() {
    var transfer = sent(6);
    assertThatThrownBy(() -> receive(transfer, 7, true)).isInstanceOf(TransferRefused.class);
    transfers.receive(
        store,
        transfer,
        transfers.get(store, transfer).version(),
        Map.of(goods.publicId(), 5),
        true,
        "Broken jar",
        ACTOR);
    holds(4, 5);
    assertThat(incoming()).isZero();
    var line = transfers.get(store, transfer).lines().getFirst();
    assertThat(line.lost()).isOne();
    assertThat(line.reason()).isEqualTo("Broken jar");
  }

  /** What is owed there is still owed. */
  @Test
  void canLoseUnitsOnTheirWayToAPlaceThatOwesSome() {
    receive(sent(6), 6, false);
    var back = transfers.begin(store, shop, main, "", ACTOR);
    transfers.write(store, back, 1, Map.of(goods.id(), 6));
    transfers.send(store, back, transfers.get(store, back).version(), ACTOR);
    var v = only(store, VARIANT);
    transactions.write(
        () -> {
          db.update(v).set(v.BACKORDER, 10).where(v.ID.eq(goods.id())).execute();
          inventory.announce(store, inventory.sell(store, 1, Map.of(goods.id(), 7), ACTOR));
        });
    holds(-3, 0);
    transfers.receive(
        store,
        back,
        transfers.get(store, back).version(),
        Map.of(goods.publicId(), 1),
        true,
        "Fell",
        ACTOR);
    holds(-2, 0);
    assertThat(transfers.get(store, back).state()).isEqualTo(TransferState.RECEIVED);
  }

  @Test
  void bringsBackWhatHadNotArrivedWhenItIsCancelled() {
    var transfer = sent(6);
    receive(transfer, 2, false);
    assertThatThrownBy(() -> locations.open(store, shop.publicId(), false, ACTOR))
        .isInstanceOf(LocationRefused.class);
    transfers.cancel(store, transfer, transfers.get(store, transfer).version(), ACTOR);
    holds(8, 2);
    assertThat(transfers.get(store, transfer).state()).isEqualTo(TransferState.CANCELLED);
  }

  @Test
  void sendsNoMoreThanThereIs() {
    var transfer = draft(11);
    assertThatThrownBy(() -> transfers.send(store, transfer, 2, ACTOR))
        .isInstanceOf(InsufficientStock.class);
    holds(10, 0);
    assertThat(transfers.get(store, transfer).state()).isEqualTo(TransferState.DRAFT);
    assertThatThrownBy(() -> transfers.begin(store, main, main, "", ACTOR))
        .isInstanceOf(TransferRefused.class);
  }

  private String draft(int units) {
    var transfer = transfers.begin(store, main, shop, "", ACTOR);
    transfers.write(store, transfer, 1, Map.of(goods.id(), units));
    return transfer;
  }

  private String sent(int units) {
    var transfer = draft(units);
    transfers.send(store, transfer, 2, ACTOR);
    return transfer;
  }

  private int incoming() {
    return stock.row(store, goods.publicId()).orElseThrow().incoming();
  }
}
