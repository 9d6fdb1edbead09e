package io.storeflow.today;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.floor;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.localDateTimeDiff;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.storeflow.db.tables.Orders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Pieces of a select that sums up orders by quarters of an hour: every zone begins on one. */
final class Quarters {
  private Quarters() {}

  /** How many quarters of an hour have passed since then. */
  static Field<Integer> since(Field<Instant> at, Instant then) {
    var start = val(LocalDateTime.ofInstant(then, ZoneOffset.UTC));
    var minutes =
        localDateTimeDiff(DatePart.MINUTE, start, at.coerce(SQLDataType.LOCALDATETIME(6)));
    return floor(minutes.div(inline(15)));
  }

  static Field<BigDecimal> sumIf(Condition condition, Field<Long> value) {
    return sum(when(condition, value).otherwise(0L));
  }

  static Field<BigDecimal> countIf(Condition condition) {
    return sum(when(condition, 1).otherwise(0));
  }

  /** Ready later than was promised, or not ready yet and the time is over. */
  static Condition late(Orders o, Instant now) {
    return o.PROMISED_AT
        .isNotNull()
        .and(
            coalesce(o.READY_BY, o.PROMISED_AT)
                .lt(coalesce(o.READY_AT, o.CLOSED_AT, val(now, o.PLACED_AT))));
  }
}
