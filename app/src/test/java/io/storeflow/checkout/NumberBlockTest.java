package io.storeflow.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Order numbers of a node, as its blocks give them out. */
class NumberBlockTest {
  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

  private final NumberBlock block = new NumberBlock();

  @Test
  void aBusyStoreTakesTwiceAsManyUpToTheLargestBlock() {
    var sizes = new ArrayList<Integer>();
    for (int i = 0; i < 9; i++) sizes.add(takeAt(NOW));
    assertThat(sizes).containsExactly(1, 2, 4, 8, 16, 32, 64, 64, 64);
  }

  @Test
  void aQuietStoreTakesOneAtATime() {
    for (int i = 0; i < 4; i++) takeAt(NOW);
    assertThat(takeAt(NOW.plus(NumberBlock.BUSY).minusNanos(1))).isEqualTo(16);
    var later = NOW.plus(NumberBlock.BUSY.multipliedBy(2));
    assertThat(takeAt(later)).isEqualTo(1);
    assertThat(takeAt(later.plus(NumberBlock.BUSY))).isEqualTo(1);
  }

  @Test
  void givesOutEachNumberOnceAndNoneThatItHasNotTaken() {
    assertThat(block.isEmpty()).isTrue();
    assertThatThrownBy(block::next).isInstanceOf(IllegalStateException.class);
    block.fill(OrderNumbers.FIRST, 3, NOW);
    assertThat(List.of(block.next(), block.next(), block.next()))
        .containsExactly(1001L, 1002L, 1003L);
    assertThat(block.isEmpty()).isTrue();
    assertThatThrownBy(block::next).isInstanceOf(IllegalStateException.class);
  }

  /** Several nodes, one counter: each number once, and rising at each node. */
  @Test
  void nodesShareTheNumbersWithoutAGapOfTheirOwn() {
    var nodes = List.of(new NumberBlock(), new NumberBlock(), new NumberBlock());
    var random = new Random(41);
    var given = new ArrayList<Long>();
    var lastOf = new long[nodes.size()];
    long counter = OrderNumbers.FIRST;
    for (int i = 0; i < 2_000; i++) {
      int at = random.nextInt(nodes.size());
      var node = nodes.get(at);
      if (node.isEmpty()) {
        int size = node.sizeOfNext(NOW);
        node.fill(counter, size, NOW);
        counter += size;
      }
      long number = node.next();
      assertThat(number).isGreaterThan(lastOf[at]);
      lastOf[at] = number;
      given.add(number);
    }
    for (var node : nodes) while (!node.isEmpty()) given.add(node.next());
    assertThat(given)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(OrderNumbers.FIRST, counter).boxed().toList());
  }

  private int takeAt(Instant now) {
    int size = block.sizeOfNext(now);
    block.fill(OrderNumbers.FIRST, size, now);
    return size;
  }
}
