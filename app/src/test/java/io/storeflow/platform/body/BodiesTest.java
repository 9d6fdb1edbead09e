package io.storeflow.platform.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.failure.BodyTooLarge;
import io.storeflow.platform.failure.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private static final int ROOM = 128 * 1024;

  private final AtomicLong now = new AtomicLong();
  private final Bodies bodies = new Bodies(ROOM, now::get);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, 40_000})
  void readsAllOfIt(int length) throws Exception {
    var text = "a".repeat(length).getBytes();
    try (var body = bodies.read(new ByteArrayInputStream(text), 64 * 1024)) {
      assertThat(Arrays.copyOf(body.bytes(), body.length())).isEqualTo(text);
    }
    assertThat(bodies.used()).isZero();
  }

  @Test
  void oneByteMoreThanTheLimitIsTooLarge() {
    assertThatThrownBy(() -> bodies.read(new ByteArrayInputStream(new byte[101]), 100))
        .isInstanceOf(BodyTooLarge.class);
    assertThat(bodies.used()).isZero();
  }

  @Test
  void allTogetherHaveARoomAndGiveItBack() throws Exception {
    var first = bodies.read(new ByteArrayInputStream(new byte[60_000]), ROOM);
    var second = bodies.read(new ByteArrayInputStream(new byte[60_000]), ROOM);
    assertThatThrownBy(() -> bodies.read(new ByteArrayInputStream(new byte[1]), ROOM))
        .isInstanceOf(Problem.class);
    first.close();
    bodies.read(new ByteArrayInputStream(new byte[60_000]), ROOM).close();
    second.close();
    assertThat(bodies.used()).isZero();
  }

  @Test
  void whatDripsIsEndedHoweverSmallEachPauseIs() {
    assertThatThrownBy(() -> bodies.read(dripping(Duration.ofSeconds(1)), 2_000))
        .isInstanceOf(BodyTooSlow.class);
    assertThat(Duration.ofNanos(now.get())).isLessThan(Duration.ofSeconds(13));
    assertThat(bodies.used()).isZero();
  }

  /** A phone on a bad line sends 40 kB in 9 seconds. */
  @Test
  void whatComesSteadilyHasTheTimeThatItNeeds() throws Exception {
    var text = new byte[40_000];
    var slowly =
        new ByteArrayInputStream(text) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            now.addAndGet(Duration.ofMillis(200).toNanos());
            return super.read(bytes, offset, Math.min(length, 1_000));
          }
        };
    try (var body = bodies.read(slowly, 64 * 1024)) {
      assertThat(body.length()).isEqualTo(40_000);
    }
  }

  private InputStream dripping(Duration pause) {
    return new InputStream() {
      @Override
      public int read() {
        now.addAndGet(pause.toNanos());
        return 'a';
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        bytes[offset] = (byte) read();
        return 1;
      }
    };
  }
}
