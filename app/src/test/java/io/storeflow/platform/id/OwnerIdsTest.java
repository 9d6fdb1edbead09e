package io.storeflow.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnerIdsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-26T08:00:00Z");
  private static final int MERCHANTS = 10_000;
  private static final int RANGES = 256;

  @Test
  void aMerchantAndItsStoresAreInOneRangeWheneverTheyWereOpened() {
    var random = new Random(1);
    for (int i = 0; i < MERCHANTS; i++) {
      long merchant = OwnerIds.merchant(any(random));
      assertThat(merchant).isPositive();
      for (int store = 0; store < 5; store++) {
        long id = OwnerIds.store(merchant, any(random));
        assertThat(id).isPositive();
        assertThat(range(id)).isEqualTo(range(merchant));
        assertThat(id >>> 48).isEqualTo(merchant >>> 48);
      }
    }
  }

  /** Chi-square with 255 degrees of freedom is over 380 once in a million. */
  @Test
  void merchantsSpreadEvenlyOverTheRangesThoughTheyCameOneAfterTheOther() {
    var counts = new int[RANGES];
    for (int i = 0; i < MERCHANTS; i++) counts[range(OwnerIds.merchant(BEGIN.plusSeconds(i)))]++;
    double expected = (double) MERCHANTS / RANGES;
    double chiSquare =
        IntStream.of(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(chiSquare).isLessThan(380);
  }

  @Test
  void newStoresOfAMerchantOfBeforeAreBesideIt() {
    long merchant = Ids.next();
    long store = OwnerIds.store(merchant, BEGIN.plus(Duration.ofDays(20_000)));
    assertThat(store).isPositive();
    assertThat(store >>> 48).isEqualTo(merchant >>> 48);
  }

  @Test
  void holdsTheTimeBetweenTheRandomBits() {
    long id = OwnerIds.store(0, Instant.parse("2020-01-01T00:00:01.234Z"));
    assertThat(id >>> 7).isEqualTo(1_234);
  }

  /** The first 8 bits after the sign: each of the ranges 00 to 7f of the first byte, halved. */
  private static int range(long id) {
    return (int) (id >>> 55);
  }

  /** Within sixty years. */
  private static Instant any(Random random) {
    return BEGIN.plusSeconds(random.nextInt(60 * 365 * 24 * 3600));
  }
}
