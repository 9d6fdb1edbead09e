package io.storeflow.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlidingLogTest {

  static Stream<Integer> seeds() {
    return IntStream.range(0, 60).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allowsNeverMoreThanTheLimitInAnyWindowAndRefusesOnlyThen(int seed) {
    var random = new Random(seed);
    var large = seed % 3 == 0;
    var count = large ? 1025 + random.nextInt(2000) : 1 + random.nextInt(40);
    var limit = new Limit(count, Duration.ofSeconds(1 + random.nextInt(large ? 100 : 10)));
    var log = new SlidingLog();
    var allowed = new ArrayList<Long>();
    var now = random.nextLong(1_000_000);
    for (var i = 0; i < 40_000; i++) {
      now += step(random, limit);
      var expected = log.peek(limit, now);
      var verdict = log.take(limit, now);
      assertThat(verdict.allowed()).isEqualTo(expected.allowed());
      if (verdict.allowed()) {
        allowed.add(now);
      } else {
        assertThat(allowed.get(allowed.size() - count))
            .isGreaterThanOrEqualTo(now - limit.windowMillis() - limit.grainMillis());
      }
    }
    assertThat(allowed).hasSizeGreaterThan(count);
    for (var i = count; i < allowed.size(); i++) {
      assertThat(allowed.get(i) - allowed.get(i - count)).isGreaterThan(limit.windowMillis());
    }
  }

  @Test
  void allowsAgainExactlyWhenItSaid() {
    var limit = Limit.of("3/10s");
    var log = new SlidingLog();
    log.take(limit, 0);
    log.take(limit, 4_000);
    assertThat(log.take(limit, 9_000)).isEqualTo(new Verdict(true, 0, Duration.ZERO));
    var refused = log.take(limit, 9_500);
    assertThat(refused).isEqualTo(new Verdict(false, 0, Duration.ofMillis(501)));
    assertThat(refused.retryAfterSeconds()).isOne();
    assertThat(log.take(limit, 10_000).allowed()).isFalse();
    assertThat(log.take(limit, 10_001).allowed()).isTrue();
    assertThat(log.peek(limit, 10_002).retryAfter()).isEqualTo(Duration.ofMillis(3_999));
  }

  @Test
  void whatIsGivenBackMayBeTakenAgain() {
    var limit = Limit.of("2/10s");
    var log = new SlidingLog();
    log.giveBack();
    log.take(limit, 0);
    log.take(limit, 0);
    log.giveBack();
    assertThat(log.take(limit, 1).allowed()).isTrue();
    assertThat(log.take(limit, 1).allowed()).isFalse();
  }

  @Test
  void aMillionInAnHourNeedsFewEntries() {
    var limit = Limit.of("1000000/1h");
    var log = new SlidingLog();
    var allowed = 0;
    for (var i = 0; i < 1_100_000; i++) {
      allowed += log.take(limit, i * 3L).allowed() ? 1 : 0;
    }
    assertThat(allowed).isEqualTo(1_000_000);
    assertThat(log.entries()).isLessThan(1_026);
  }

  private static long step(Random random, Limit limit) {
    return switch (random.nextInt(10)) {
      case 0 -> random.nextLong(limit.windowMillis() / 2);
      case 1 -> random.nextInt(100) == 0 ? limit.windowMillis() : 1;
      case 2, 3 -> random.nextLong(1 + 2 * limit.windowMillis() / limit.count());
      default -> 0;
    };
  }
}
