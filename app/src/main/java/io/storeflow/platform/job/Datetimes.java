package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times of jobs as {@code datetime(6)} in UTC, like all others. As parameters of the kind {@code
 * timestamp} MariaDB 11.4 takes none after January 2038, whatever the column could hold.
 */
class Datetimes extends MySQL8JdbcCustomization {
  Datetimes() {
    super(true);
  }

  @Override
  public void setInstant(PreparedStatement statement, int index, @Nullable Instant instant)
      throws SQLException {
    statement.setObject(
        index, instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  @Override
  public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
    var utc = row.getObject(column, LocalDateTime.class);
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }
}
