package io.storeflow.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A storage whose every call ends in time. A folder on the network that does not answer cannot be
 * interrupted, so the calls have a bounded number of threads of their own: who asks is told after a
 * few seconds that the files are away, and at once when all threads are stuck and as many wait as
 * may. After a call without an answer all others are told so at once for a while, but for one at a
 * time that tries whether it is over.
 */
final class TimedStorage implements FileStorage {
  private static final int THREADS = 16;

  /** So many wait for each thread: enough for pages full of pictures that nobody has read yet. */
  private static final int WAITING = 8;

  private static final long IDLE_SECONDS = 60;

  /** A page waits for its pictures; what is written may be long. */
  private static final Duration TO_READ = Duration.ofSeconds(4);

  private static final Duration REST = Duration.ofSeconds(5);

  /** A large file gets a second more for each of these bytes, so that a slow line can bring it. */
  private static final long BYTES_A_SECOND = 512 * 1024;

  private final FileStorage storage;
  private final Duration limit;
  private final Duration toRead;
  private final ExecutorService threads;

  /** The nano time at which the next call tries again; 0 while there are answers. */
  private final AtomicLong rest = new AtomicLong();

  /**
   * @param limit of one call, and of one read of a file
   */
  TimedStorage(FileStorage storage, Duration limit) {
    this(storage, limit, THREADS);
  }

  TimedStorage(FileStorage storage, Duration limit, int most) {
    this.storage = storage;
    this.limit = limit;
    toRead = limit.compareTo(TO_READ) < 0 ? limit : TO_READ;
    var pool =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING * most),
            Thread.ofPlatform().daemon().name("storage-", 1).factory());
    pool.allowCoreThreadTimeOut(true);
    threads = pool;
  }

  @Override
  public void open() {
    run(storage::open);
  }

  @Override
  public void put(String key, byte[] bytes) {
    run(() -> storage.put(key, bytes));
  }

  @Override
  public void put(String key, Path file) {
    var within = toPut(limit, file);
    try {
      answer(
          () -> {
            storage.put(key, file);
            return true;
          },
          within,
          false);
    } catch (IOException failure) {
      throw away(failure.toString(), failure);
    }
  }

  @Override
  public Optional<StoredFile> find(String key) {
    return get(() -> storage.find(key), toRead).map(this::timed);
  }

  @Override
  public boolean has(String key) {
    return get(() -> storage.has(key), toRead);
  }

  @Override
  public void delete(String key) {
    run(() -> storage.delete(key));
  }

  @Override
  public String toString() {
    return storage.toString();
  }

  /** The limit of a call that keeps the file, which may be much larger than a picture. */
  static Duration toPut(Duration limit, Path file) {
    return limit.plusSeconds(file.toFile().length() / BYTES_A_SECOND);
  }

  private StoredFile timed(StoredFile file) {
    return new StoredFile(
        file.length(), file.localName(), () -> new Timed(read(() -> file.content().open())));
  }

  private void run(Runnable call) {
    get(
        () -> {
          call.run();
          return true;
        },
        limit);
  }

  private <T> T get(Callable<T> call, Duration within) {
    try {
      return answer(call, within, true);
    } catch (IOException failure) {
      throw away(failure.toString(), failure);
    }
  }

  private <T> T read(Callable<T> call) throws IOException {
    return answer(call, toRead, true);
  }

  /**
   * @param rests whether others are sent away when this has no answer; a large file that takes long
   *     says nothing of them
   */
  private <T> T answer(Callable<T> call, Duration within, boolean rests) throws IOException {
    long resting = rest.get();
    if (resting != 0 && isSentAway(resting)) throw away("no answer a moment ago", null);
    try {
      var answer = threads.submit(call);
      try {
        var came = answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        if (resting != 0) rest.set(0);
        return came;
      } catch (TimeoutException late) {
        answer.cancel(true);
        if (rests) rest.set(afterRest());
        throw away("no answer within " + within.toSeconds() + " s", late);
      }
    } catch (RejectedExecutionException full) {
      throw away("too many calls wait for an answer", full);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw away("interrupted", stopped);
    } catch (ExecutionException failure) {
      throw thrown(failure.getCause());
    }
  }

  private boolean isSentAway(long until) {
    return System.nanoTime() - until < 0 || !rest.compareAndSet(until, afterRest());
  }

  /** Never 0, which says that it does not rest. */
  private static long afterRest() {
    return System.nanoTime() + REST.toNanos() | 1;
  }

  private IOException thrown(@Nullable Throwable cause) {
    if (cause instanceof IOException failure) return failure;
    if (cause instanceof RuntimeException failure) throw failure;
    if (cause instanceof Error failure) throw failure;
    throw new IllegalStateException(cause);
  }

  private StorageAway away(String why, @Nullable Exception cause) {
    return new StorageAway("The files in " + storage + ": " + why, cause);
  }

  /** Reads a piece at a time, each within the limit. */
  private final class Timed extends InputStream {
    private final InputStream file;

    Timed(InputStream file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      return TimedStorage.this.read(file::read);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return TimedStorage.this.read(() -> file.read(into, from, length));
    }

    @Override
    public byte[] readAllBytes() throws IOException {
      return TimedStorage.this.read(file::readAllBytes);
    }

    @Override
    public void close() throws IOException {
      TimedStorage.this.read(
          () -> {
            file.close();
            return true;
          });
    }
  }
}
