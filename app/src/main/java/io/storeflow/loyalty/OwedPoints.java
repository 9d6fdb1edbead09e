package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_LEDGER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.extract;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.store.Merchant;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a merchant owes in points, by when they will be gone: the oldest are spent first, so what a
 * member has left are the latest that came.
 */
@Component
public class OwedPoints {
  private static final Field<Long> CUSTOMER = field(name("customer_id"), Long.class);
  private static final Field<Integer> MONTH = field(name("gained_in"), Integer.class);
  private static final Field<BigDecimal> POINTS = field(name("gained"), BigDecimal.class);
  private static final Field<Long> BALANCE = field(name("balance"), Long.class);
  private static final Field<BigDecimal> SINCE_THEN = field(name("since_then"), BigDecimal.class);

  private final DSLContext db;

  OwedPoints(DSLContext db) {
    this.db = db;
  }

  /**
   * Points that are gone in the same month.
   *
   * @param month in UTC; null for points that are kept for ever
   */
  public record Month(@Nullable YearMonth month, long points) {}

  /**
   * By month, the first to go first. One statement.
   *
   * @param months after which points are gone; 0 for never
   */
  public List<Month> of(Merchant merchant, int months) {
    var left =
        sum(
            greatest(
                inline(BigDecimal.ZERO), least(POINTS, BALANCE.minus(SINCE_THEN).plus(POINTS))));
    var month = months == 0 ? inline(0).as("month") : MONTH.as("month");
    return db.select(month, left)
        .from(running(merchant).asTable("running"))
        .groupBy(month)
        .having(left.gt(BigDecimal.ZERO))
        .orderBy(month)
        .fetch(row -> new Month(gone(row.value1(), months), row.value2().longValue()));
  }

  /** Beside what was gained in a month, all that was gained from then on. */
  private static Select<?> running(Merchant merchant) {
    return select(
            CUSTOMER,
            MONTH,
            POINTS,
            BALANCE,
            sum(POINTS).over().partitionBy(CUSTOMER).orderBy(MONTH.desc()).as(SINCE_THEN))
        .from(gained(merchant).asTable("by_month"));
  }

  private static Select<?> gained(Merchant merchant) {
    var l = only(merchant, LOYALTY_LEDGER);
    var m = only(merchant, LOYALTY_MEMBER);
    var year = extract(l.SINCE, DatePart.YEAR);
    var month = year.times(100).plus(extract(l.SINCE, DatePart.MONTH)).as(MONTH);
    return select(l.CUSTOMER_ID.as(CUSTOMER), month, sum(l.POINTS).as(POINTS), m.BALANCE)
        .from(l)
        .join(m)
        .on(m.CUSTOMER_ID.eq(l.CUSTOMER_ID))
        .where(m.BALANCE.gt(0L))
        .and(
            l.KIND
                .in(PointsKind.EARNED, PointsKind.BONUS, PointsKind.TAKEN_BACK)
                .or(l.KIND.eq(PointsKind.ADJUSTED).and(l.POINTS.gt(0L))))
        .groupBy(l.CUSTOMER_ID, month, m.BALANCE);
  }

  private static @Nullable YearMonth gone(int gained, int months) {
    return months == 0 ? null : YearMonth.of(gained / 100, gained % 100).plusMonths(months);
  }
}
