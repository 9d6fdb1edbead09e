package io.storeflow.platform.body;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.failure.BodyTooLarge;
import io.storeflow.platform.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads bodies before anything else is done for a request: what is declared reserves nothing, only
 * what has arrived counts, all bodies together have a share of the heap, and each has so much time.
 */
@Component
class Bodies {
  private static final int UNIT = 1024;
  private static final int FIRST = 4 * UNIT;

  /** Bodies of all requests together: a sixteenth of the heap. */
  private static final int SHARE = 16;

  /** What anybody needs for a form, and a phone on a bad line for a large one. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private static final int BYTES_A_SECOND = 16 * UNIT;

  private final int units;
  private final Semaphore room;
  private final LongSupplier nanos;
  private Runnable slow = () -> {};

  @Autowired
  Bodies(MeterRegistry meters) {
    this(Runtime.getRuntime().maxMemory() / SHARE, System::nanoTime);
    Gauge.builder("storeflow.bodies.bytes", this, Bodies::used)
        .description("Bytes of request bodies that this node holds")
        .register(meters);
    slow =
        Counter.builder("storeflow.bodies.slow")
                .description("Requests that were ended because their body came too slowly")
                .register(meters)
            ::increment;
  }

  /**
   * @param most bytes of all bodies together
   */
  Bodies(long most, LongSupplier nanos) {
    units = (int) Math.min(Integer.MAX_VALUE, most / UNIT);
    room = new Semaphore(units);
    this.nanos = nanos;
  }

  /**
   * Reads it whole. What it holds is given back with {@link Body#close}.
   *
   * @throws BodyTooLarge if it is longer than the limit
   * @throws BodyTooSlow if it takes longer than 10 s and a second for each 16 kB
   * @throws Problem 503 if the bodies of all requests have no room for it
   */
  Body read(InputStream from, long limit) throws IOException {
    long began = nanos.getAsLong();
    var body = new Body(FIRST);
    boolean whole = false;
    try {
      for (int some; (some = from.read(body.bytes, body.length, body.free())) >= 0; ) {
        body.length += some;
        if (body.length > limit) throw new BodyTooLarge(limit);
        if (nanos.getAsLong() - began > most(body.length)) throw new BodyTooSlow();
        if (body.free() == 0) body.grow();
      }
      whole = true;
      return body;
    } catch (java.net.SocketTimeoutException silent) {
      throw new BodyTooSlow();
    } catch (BodyTooSlow tooSlow) {
      slow.run();
      throw tooSlow;
    } finally {
      if (!whole) body.close();
    }
  }

  /**
   * Reads the rest of a body that is not wanted, and keeps nothing of it.
   *
   * @return whether its end has come: within the limit, and in the time of a body that is wanted
   */
  boolean discard(InputStream from, long limit) throws IOException {
    long began = nanos.getAsLong();
    var some = new byte[FIRST];
    long length = 0;
    try {
      for (int read; (read = from.read(some)) >= 0; ) {
        length += read;
        if (length > limit || nanos.getAsLong() - began > AT_ONCE.toNanos()) return false;
      }
      return true;
    } catch (java.net.SocketTimeoutException silent) {
      return false;
    }
  }

  private static long most(int length) {
    return AT_ONCE.plusSeconds(length / BYTES_A_SECOND).toNanos();
  }

  long used() {
    return (long) (units - room.availablePermits()) * UNIT;
  }

  /** A body that has arrived, and the room that it takes. */
  final class Body implements AutoCloseable {
    private byte[] bytes = {};
    private int length;
    private int taken;

    private Body(int first) {
      take(first);
      bytes = new byte[first];
    }

    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }

    @Override
    public void close() {
      room.release(taken);
      taken = 0;
    }

    private int free() {
      return bytes.length - length;
    }

    private void grow() {
      take(bytes.length);
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }

    private void take(int more) {
      if (!room.tryAcquire(more / UNIT)) {
        close();
        throw Problem.full(2);
      }
      taken += more / UNIT;
    }
  }
}
