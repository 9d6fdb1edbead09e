package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionException;

/**
 * Writes what came of a job, and goes on trying while the database is away or frozen: only who did
 * the work knows that it is done.
 */
final class Recorded {
  private static final Logger LOG = LoggerFactory.getLogger(Recorded.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private Recorded() {}

  /**
   * @param stopping whether to give up, as the process ends
   * @param write one transaction that fails as a whole when the job is not ours any more
   */
  static void surely(BooleanSupplier stopping, Runnable write) {
    // Who was interrupted while working has done it or has not: that is still written, once.
    boolean wasInterrupted = Thread.interrupted();
    try {
      writeUntilDone(stopping, write);
    } finally {
      if (wasInterrupted) Thread.currentThread().interrupt();
    }
  }

  private static void writeUntilDone(BooleanSupplier stopping, Runnable write) {
    for (int tries = 1; ; tries++) {
      try {
        write.run();
        return;
      } catch (ExecutionException gone) {
        if (tries == 1) throw gone;
        LOG.info("It was written although the database did not say so", gone);
        return;
      } catch (RuntimeException failure) {
        if (!isAway(failure) || stopping.getAsBoolean() || Thread.currentThread().isInterrupted())
          throw failure;
        if (tries == 1) LOG.warn("What was done cannot be written yet: {}", failure.toString());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Whether there was no connection, or none any more; not whether a statement was refused. */
  static boolean isAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // A transaction that can neither begin nor end; what was asked in it is not told then.
      if (cause instanceof TransactionException
          || cause instanceof SQLRecoverableException
          || cause instanceof SQLTransientConnectionException) return true;
      if (cause instanceof SQLException sql
          && sql.getSQLState() instanceof String state
          && state.startsWith("08")) return true;
    }
    return false;
  }
}
