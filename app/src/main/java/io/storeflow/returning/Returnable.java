package io.storeflow.returning;

import io.storeflow.refund.Refundable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of an order can come back: of each line the units that have gone out, were not paid back
 * without, and are in no other return; pure.
 *
 * @param came when it came to its shopper; null while some of it has not gone out
 */
public record Returnable(Refundable order, List<Line> lines, @Nullable Instant came) {

  /**
   * @param left units that can come back
   * @param asked units that are in a return that is open
   */
  public record Line(Refundable.Line of, int left, int asked) {}

  /**
   * @param taken units by the row id of their line that are in an open return, or came with another
   *     and were not paid back
   */
  public static Returnable of(Refundable order, Map<Long, Integer> taken, @Nullable Instant came) {
    var lines =
        order.lines().stream()
            .filter(it -> !it.giftCard())
            .map(it -> line(it, taken.getOrDefault(it.row(), 0)))
            .toList();
    return new Returnable(order, lines, came);
  }

  private static Line line(Refundable.Line line, int taken) {
    int kept = line.credited() - line.removed();
    int left = Math.max(0, line.gone() - Math.max(0, kept) - taken);
    return new Line(line, left, taken);
  }

  public Optional<Line> line(String id) {
    return lines.stream().filter(it -> it.of().id().equals(id)).findFirst();
  }

  /** Lines of which anything can come back. */
  public List<Line> open() {
    return lines.stream().filter(it -> it.left() > 0).toList();
  }

  /** Whether nothing is left because it is in a return already. */
  public boolean isAskedFor() {
    return open().isEmpty() && lines.stream().anyMatch(it -> it.asked() > 0);
  }
}
