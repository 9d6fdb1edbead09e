package io.storeflow.vatid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedViesTest {
  private static final VatId AUSTRIAN = new VatId("AT", "U12345678");
  private static final VatId FRENCH = new VatId("FR", "12123456789");

  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  @Test
  void asksNoCountryAgainThatWasJustAway() {
    var asked = new AtomicInteger();
    var vies =
        new BoundedVies(
            (id, asker) -> {
              asked.incrementAndGet();
              if (id.equals(AUSTRIAN) && asked.get() == 1) throw new ViesAway("MS_UNAVAILABLE");
              return new Vies.Said(true, "");
            },
            clock);
    assertAway(vies);
    assertAway(vies);
    assertThat(asked).hasValue(1);
    assertThat(vies.ask(FRENCH, null).valid()).as("of another country").isTrue();
    now = now.plus(BoundedVies.REST);
    assertThat(vies.ask(AUSTRIAN, null).valid()).as("after its rest").isTrue();
  }

  @Test
  void letsFewWaitAtOnce() throws InterruptedException {
    var gate = new CountDownLatch(1);
    var inside = new CountDownLatch(BoundedVies.AT_ONCE);
    var vies = new BoundedVies((id, asker) -> waiting(gate, inside), clock);
    var waiting = new ArrayList<CompletableFuture<Vies.Said>>();
    for (int i = 0; i < BoundedVies.AT_ONCE; i++) {
      var asking = new CompletableFuture<Vies.Said>();
      Thread.ofVirtual().start(() -> asking.complete(vies.ask(FRENCH, null)));
      waiting.add(asking);
    }
    inside.await();
    assertAway(vies);
    gate.countDown();
    for (var each : waiting) assertThat(each.join().valid()).isTrue();
    assertThat(vies.ask(AUSTRIAN, null).valid()).as("who was sent away may come again").isTrue();
  }

  private static Vies.Said waiting(CountDownLatch gate, CountDownLatch inside) {
    try {
      inside.countDown();
      gate.await();
      return new Vies.Said(true, "");
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }

  private static void assertAway(Vies vies) {
    assertThatThrownBy(() -> vies.ask(AUSTRIAN, null)).isInstanceOf(ViesAway.class);
  }
}
