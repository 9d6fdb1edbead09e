package io.storeflow.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws of the stock ledger that hold whatever moves; tried on many moves, the same each time. */
class LedgerLawsTest {
  private static final int TRIES = 2_000;
  private static final StockPlace PLACE = new StockPlace(1, 1);

  private final Random random = new Random(23);

  /** The stock is the sum of its moves; what would leave less than is reserved does not happen. */
  @Test
  void theStockIsTheSumOfWhatMoved() {
    var level = new StockLevel(PLACE, true, true, 0, 0, 0, 0);
    int onHand = 0;
    int reserved = 0;
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      var delta = new StockDelta(random.nextInt(-9, 10), random.nextInt(-4, 5));
      var then = level.after(delta);
      boolean possible =
          reserved + delta.reserved() >= 0
              && onHand + delta.onHand() >= reserved + delta.reserved();
      assertThat(then != null).as("%s after %s", delta, level).isEqualTo(possible);
      if (then == null) {
        refused++;
        continue;
      }
      onHand += delta.onHand();
      reserved += delta.reserved();
      level = then;
      assertThat(level).isEqualTo(new StockLevel(PLACE, true, true, 0, onHand, reserved, 0));
      assertThat(level.available()).isEqualTo(onHand - reserved).isNotNegative();
    }
    assertThat(refused).as("both were tried").isBetween(TRIES / 20, TRIES - TRIES / 20);
  }

  @Test
  void whatIsUndoneIsAsItWas() {
    for (int i = 0; i < TRIES; i++) {
      int held = random.nextInt(20);
      var level = new StockLevel(PLACE, true, true, 0, held + random.nextInt(20), held, 0);
      var delta = new StockDelta(random.nextInt(-9, 10), random.nextInt(-4, 5));
      var then = level.after(delta);
      if (then == null) continue;
      assertThat(then.available() - level.available()).isEqualTo(delta.available());
      assertThat(then.after(delta.times(-1))).isEqualTo(level);
    }
  }

  /** A sale, a reservation and its release are moves of single units, taken together. */
  @ParameterizedTest
  @CsvSource({"-7, 0", "7, 0", "0, 5", "0, -5", "-3, -3", "0, 0"})
  void aMoveIsSoManyTimesThatOfOneUnit(int onHand, int reserved) {
    var delta = new StockDelta(onHand, reserved);
    int units = Math.max(Math.abs(onHand), Math.abs(reserved));
    assertThat(delta.each().times(units)).isEqualTo(delta);
    assertThat(Math.abs(delta.each().available())).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, 3, 5, 8, RECEIPT",
    "RECEIVED, 0, 5, 5, RECEIPT",
    "DAMAGED, 3, 5, 2, DAMAGE",
    "DAMAGED, 5, 5, 0, DAMAGE",
    "COUNTED, 3, 5, 3, ADJUSTMENT",
    "COUNTED, 0, 5, 0, ADJUSTMENT",
    "COUNTED, 9, 5, 9, ADJUSTMENT",
    "COUNTED, 5, -3, 2, ADJUSTMENT",
    "COUNTED, 0, -3, -3, ADJUSTMENT",
  })
  void whatStaffSayBecomesAMove(
      StockEntry entry, int units, int before, int after, LedgerKind kind) {
    assertThat(before + entry.delta(units, before)).isEqualTo(after);
    assertThat(entry.kind()).isEqualTo(kind);
  }

  /** Storefronts say how many are left of the last five, and nothing above. */
  @ParameterizedTest
  @CsvSource({
    "9, 8, false",
    "9, 6, false",
    "6, 5, true",
    "5, 4, true",
    "1, 0, true",
    "0, 1, true",
    "0, -2, false",
    "5, 6, true",
    "4, 4, false",
  })
  void aStorefrontLooksDifferentWhereItSaysSo(int before, int after, boolean visible) {
    assertThat(new StockMove(1, before, after).isVisible()).isEqualTo(visible);
  }
}
