package io.storeflow.platform.job;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import io.storeflow.platform.db.InstantConverter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Times of jobs as {@code datetime(6)} in UTC, like all others. As parameters of the kind {@code
 * timestamp} MariaDB 11.4 takes none after January 2038, whatever the column could hold.
 */
class Datetimes extends MySQL8JdbcCustomization {
  private static final InstantConverter IN_UTC = new InstantConverter();

  /** When work shall be done. */
  static final Field<LocalDateTime> AT = field(name("execution_time"), LocalDateTime.class);

  static LocalDateTime utc(Instant instant) {
    return requireNonNull(IN_UTC.to(instant));
  }

  static @Nullable Instant instant(@Nullable LocalDateTime utc) {
    return IN_UTC.from(utc);
  }

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
    return instant(row.getObject(column, LocalDateTime.class));
  }
}
