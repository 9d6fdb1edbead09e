package io.storeflow.pricetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is in a share of the visitors. */
class DrawTest {
  private static final int VISITORS = 100_000;

  /** Each bucket has 1,000 of them, give or take six deviations of 31. */
  @Test
  void isSpreadEvenly() {
    var buckets = new int[100];
    visitors(VISITORS).forEach(i -> buckets[Draw.bucket("rule", "visitor-" + i)]++);
    assertThat(IntStream.of(buckets)).allMatch(it -> it > 810 && it < 1190);
  }

  /** A pair that changes its place would change what is paid while somebody looks at it. */
  @Test
  void staysWhereItIs() {
    assertThat(Draw.bucket("Kx3fQ9", "a7RtLm")).isEqualTo(23);
    assertThat(Draw.bucket("Kx3fQ9", "b7RtLm")).isEqualTo(45);
    assertThat(Draw.bucket("Lx3fQ9", "a7RtLm")).isEqualTo(77);
  }

  @Test
  void keepsThoseWhoAreInWhenAShareGrows() {
    visitors(1_000)
        .mapToObj(i -> Draw.of("visitor-" + i))
        .filter(it -> it.isIn("rule", Share.of(30)))
        .forEach(it -> assertThat(it.isIn("rule", Share.of(31))).isTrue());
  }

  /** Of those in one half, half are in the half of another rule. */
  @Test
  void isDrawnForEachRuleByItself() {
    var half = Share.of(50);
    long both =
        visitors(10_000)
            .mapToObj(i -> Draw.of("visitor-" + i))
            .filter(it -> it.isIn("one", half) && it.isIn("two", half))
            .count();
    assertThat(both).isBetween(2_240L, 2_760L);
  }

  @Test
  void takesNobodyWhoIsNotKnown() {
    assertThat(Draw.of(null).isIn("rule", Share.of(99))).isFalse();
    assertThat(Draw.of(null).isIn("rule", Share.ALL)).isTrue();
    assertThat(Draw.IN.isIn("rule", Share.of(1))).isTrue();
  }

  @Test
  void isNoShareBeyondAllOrBelowNone() {
    assertThatThrownBy(() -> Share.of(100)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Share.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static IntStream visitors(int number) {
    return IntStream.range(0, number);
  }
}
