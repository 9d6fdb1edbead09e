package io.storeflow.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.tables.records.OrderLineRecord;
import io.storeflow.inventory.StockMove;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which lines of an order are told to come later, by what its stock was after it. */
class BackorderedLinesTest {
  private static final long BOWL = 7;
  private static final long CUP = 8;

  private final List<OrderLineRecord> lines =
      List.of(line(1, BOWL, 2), line(2, CUP, 4), line(3, BOWL, 3));

  @Test
  void theLastLinesOfAVariantWait() {
    var moves = List.of(new StockMove(BOWL, 1, -4, 50), new StockMove(CUP, 4, 0, 50));
    assertThat(OrderLines.backordered(lines, moves)).isEqualTo(Map.of(1L, 1, 3L, 3));
  }

  @Test
  void whatOthersAreOwedIsNotItsOwn() {
    var moves = List.of(new StockMove(BOWL, 2, -3, 50), new StockMove(CUP, -20, -24, 50));
    assertThat(OrderLines.backordered(lines, moves)).isEqualTo(Map.of(2L, 4, 3L, 3));
  }

  @Test
  void nothingWaitsOfWhatIsThereOrNotCounted() {
    assertThat(OrderLines.backordered(lines, List.of(new StockMove(BOWL, 5, 0, 50)))).isEmpty();
  }

  private static OrderLineRecord line(long id, long variant, int quantity) {
    var line = new OrderLineRecord();
    line.setId(id);
    line.setVariantId(variant);
    line.setQuantity(quantity);
    return line;
  }
}
