package io.storeflow.geocode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.geo.Coordinates;
import io.storeflow.shipping.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedGeocoderTest {
  private static final Address HOME = Address.example("DE");
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final Optional<Coordinates> THERE = Optional.of(new Coordinates(1, 2));

  private Instant now = Instant.parse("2026-11-29T10:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final AtomicInteger asked = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({"20, 20", "120, 120", "999999, 3600"})
  void leavesAloneWhoWasAwayForAsLongAsItAsks(long wanted, long rests) {
    var geocoder = bounded((address, limit) -> answer(Duration.ofSeconds(wanted)));
    assertAway(geocoder);
    now = now.plusSeconds(rests - 1);
    assertAway(geocoder);
    assertThat(asked).as("it was not asked again").hasValue(1);
    now = now.plusSeconds(1);
    assertThat(geocoder.find(HOME, LIMIT))
        .as("who was refused meanwhile has prolonged nothing")
        .isEqualTo(THERE);
  }

  @Test
  void restsForNobodyWhoseQuestionAloneWasBad() {
    var geocoder = bounded((address, limit) -> answer(Duration.ZERO));
    assertAway(geocoder);
    assertThat(geocoder.find(HOME, LIMIT)).isEqualTo(THERE);
  }

  @Test
  void letsFewWaitAtOnce() throws InterruptedException {
    var gate = new CountDownLatch(1);
    var inside = new CountDownLatch(BoundedGeocoder.AT_ONCE);
    var geocoder = bounded((address, limit) -> waiting(gate, inside));
    var waiting = new ArrayList<CompletableFuture<Optional<Coordinates>>>();
    for (int i = 0; i < BoundedGeocoder.AT_ONCE; i++) {
      var asking = new CompletableFuture<Optional<Coordinates>>();
      Thread.ofVirtual().start(() -> asking.complete(geocoder.find(HOME, LIMIT)));
      waiting.add(asking);
    }
    inside.await();
    assertAway(geocoder);
    gate.countDown();
    for (var each : waiting) assertThat(each.join()).isEqualTo(THERE);
    assertThat(geocoder.find(HOME, LIMIT)).as("who was sent away may come").isEqualTo(THERE);
  }

  @Test
  void asksInItsTurnWithWhatIsLeftOfTheTime() {
    var left = new ArrayList<Duration>();
    var turns = new ArrayDeque<>(List.of(Duration.ofMillis(40), Duration.ofMillis(40)));
    var geocoder = bounded((address, limit) -> noted(left, limit), () -> next(turns));
    assertThat(geocoder.find(HOME, LIMIT)).isEqualTo(THERE);
    assertThat(left.getFirst())
        .isLessThan(LIMIT.minusMillis(79))
        .isGreaterThan(BoundedGeocoder.LEAST);
  }

  @Test
  void asksNobodyWhoseTurnWouldComeTooLate() {
    var turns = new ArrayDeque<>(List.of(Duration.ofSeconds(60)));
    var geocoder = bounded((address, limit) -> answer(Duration.ZERO), () -> next(turns));
    assertAway(geocoder);
    assertThat(asked).hasValue(0);
    asked.set(1);
    assertThat(geocoder.find(HOME, LIMIT)).as("it does not rest for that").isEqualTo(THERE);
  }

  /** The first is away. */
  private Optional<Coordinates> answer(Duration rest) {
    if (asked.incrementAndGet() == 1) throw new GeocoderAway("429", rest, null);
    return THERE;
  }

  private static Optional<Coordinates> noted(List<Duration> left, Duration limit) {
    left.add(limit);
    return THERE;
  }

  private static Duration next(Queue<Duration> turns) {
    return turns.isEmpty() ? Duration.ZERO : turns.remove();
  }

  private static Optional<Coordinates> waiting(CountDownLatch gate, CountDownLatch inside) {
    try {
      inside.countDown();
      gate.await();
      return THERE;
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }

  private Geocoder bounded(Geocoder geocoder) {
    return bounded(geocoder, () -> Duration.ZERO);
  }

  private Geocoder bounded(Geocoder geocoder, Supplier<Duration> turn) {
    return new BoundedGeocoder(geocoder, new Pace(turn), clock);
  }

  private static void assertAway(Geocoder geocoder) {
    assertThatThrownBy(() -> geocoder.find(HOME, LIMIT)).isInstanceOf(GeocoderAway.class);
  }
}
