package io.storeflow.platform.db;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.failure.SqlError;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction. A write that loses to another one (deadlock, lock wait, changed
 * record) is run again from its start, a few times with growing random pauses: the work must have
 * no effect but on the database. Inside a running transaction it simply joins it.
 */
@Component
public class Transactions {
  private static final Set<SqlError> LOST =
      EnumSet.of(SqlError.RECORD_CHANGED, SqlError.LOCK_WAIT_TIMEOUT, SqlError.DEADLOCK);

  private static final Retry RETRY = new Retry(12, Duration.ofMinutes(1));

  private final TransactionTemplate write;
  private final TransactionTemplate snapshot;
  private final Counter lost;

  Transactions(PlatformTransactionManager manager, MeterRegistry meters) {
    lost = meters.counter("storeflow.db.lost");
    write = new TransactionTemplate(manager);
    snapshot = new TransactionTemplate(manager);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** Runs the work in one transaction and returns what it returned. */
  public <T> T write(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) return work.get();
    return RETRY.run(this::isLost, () -> execute(write, work));
  }

  public void write(Runnable work) {
    write(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Runs one statement, which is a transaction by itself, and again if it loses to another. Inside
   * a running transaction it joins it.
   */
  public void statement(Runnable only) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) only.run();
    else
      RETRY.run(
          this::isLost,
          () -> {
            only.run();
            return true;
          });
  }

  /**
   * Runs the work in one transaction, once: for a caller who begins further up when that {@link
   * #lostToAnother loses a race}.
   */
  public void once(Runnable work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) work.run();
    else
      try {
        write.executeWithoutResult(status -> work.run());
      } catch (RuntimeException failure) {
        isLost(failure);
        throw failure;
      }
  }

  /** Runs the work in a transaction of its own and takes it back, whatever it did. */
  public void undone(Runnable work) {
    write.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          work.run();
        });
  }

  /**
   * Reads all of it as of one moment: what a page shows agrees with the sequence number it carries.
   */
  public <T> T snapshot(Supplier<T> work) {
    return execute(snapshot, work);
  }

  @SuppressWarnings("NullAway") // the work decides whether null is an answer
  private static <T> T execute(TransactionTemplate template, Supplier<T> work) {
    return template.execute(status -> work.get());
  }

  /** Like {@link #lostToAnother}; those that are run again are counted. */
  private boolean isLost(RuntimeException failure) {
    boolean again = lostToAnother(failure);
    if (again) lost.increment();
    return again;
  }

  /** Whether the same may do when it is run again. */
  public static boolean lostToAnother(Throwable failure) {
    return LOST.stream().anyMatch(error -> error.isCauseOf(failure));
  }
}
