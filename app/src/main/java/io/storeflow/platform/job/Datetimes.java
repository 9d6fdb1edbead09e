package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import io.storeflow.platform.db.InstantConverter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Times of jobs as {@code datetime(6)} in UTC, like all others. As parameters of the kind {@code
 * timestamp} MariaDB 11.4 takes none after January 2038, whatever the column could hold.
 */
class Datetimes extends MySQL8JdbcCustomization {
  private static final InstantConverter IN_UTC = new InstantConverter();

  Datetimes() {
    super(true);
  }

  @Override
  public void setInstant(PreparedStatement statement, int index, @Nullable Instant instant)
      throws SQLException {
    statement.setObject(index, IN_UTC.to(instant));
  }

  @Override
  public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
    return IN_UTC.from(row.getObject(column, LocalDateTime.class));
  }
}
