package io.storeflow.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.BooleanSupplier;

/**
 * The connections to the database. Once somebody has waited for one in vain, and as long as the
 * database does not answer, all others are told so at once: where they wait behind one another, as
 * those do who want the same thing from a cache, each would wait as long again.
 */
public class Pool extends HikariDataSource {
  private volatile BooleanSupplier answers = () -> true;
  private volatile boolean suspected;

  /**
   * @param answers whether the database answers; quick to say, whoever asks
   */
  public void asks(BooleanSupplier answers) {
    this.answers = answers;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (suspected && !answers.getAsBoolean())
      throw new SQLTransientConnectionException("The database does not answer", "08001");
    return tried();
  }

  /** Whatever is known of the database: for who finds out how it is. */
  public Connection tried() throws SQLException {
    try {
      var connection = super.getConnection();
      suspected = false;
      return connection;
    } catch (SQLTransientConnectionException none) {
      suspected = true;
      throw none;
    }
  }
}
