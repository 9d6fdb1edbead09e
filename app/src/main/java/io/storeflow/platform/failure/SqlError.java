package io.storeflow.platform.failure;

import java.sql.SQLException;

/**
 * Errors of the database that mean something to us, by their numbers (MySQL 8 and MariaDB error
 * references).
 */
public enum SqlError {
  /** MariaDB: the row was changed since the snapshot was taken. */
  RECORD_CHANGED(1020),
  /** ER_LOCK_WAIT_TIMEOUT; MariaDB also says it for {@code nowait}. */
  LOCK_WAIT_TIMEOUT(1205),
  DEADLOCK(1213),
  /** Text of two collations, such as an ASCII id and an umlaut. */
  ILLEGAL_MIX_OF_COLLATIONS(1267),
  /** MySQL's for {@code nowait}. */
  LOCK_NOWAIT(3572),
  /** MySQL: a prepared statement's text is not in the column's characters. */
  IMPOSSIBLE_STRING_CONVERSION(3988);

  private final int number;

  SqlError(int number) {
    this.number = number;
  }

  /** Whether it, or what caused it, is this error. */
  public boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause())
      if (cause instanceof SQLException sql && sql.getErrorCode() == number) return true;
    return false;
  }
}
