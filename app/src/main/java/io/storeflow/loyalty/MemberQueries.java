package io.storeflow.loyalty;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.noCondition;

import io.storeflow.db.tables.Customer;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Merchant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists those who have points, and finds one. */
@Component
public class MemberQueries {
  private final DSLContext db;
  private final Members members;
  private final PointsLedger ledger;

  MemberQueries(DSLContext db, Members members, PointsLedger ledger) {
    this.db = db;
    this.members = members;
    this.ledger = ledger;
  }

  /**
   * A member in the list.
   *
   * @param publicId of the customer
   * @param earnedInYear decides the tier
   */
  public record Row(
      long id,
      String publicId,
      String email,
      String name,
      long balance,
      long earnedInYear,
      Instant joinedAt) {}

  /**
   * Who is looked for.
   *
   * @param search the beginning of an e-mail address or of a name; empty for all
   * @param from points earned in a year, at least
   * @param below less than those; 0 for no end
   */
  public record Filter(String search, long from, long below) {
    public static final Filter ALL = new Filter("", 0, 0);
  }

  /** A page of the members, the latest first. One statement. */
  public Page<Row> page(Merchant merchant, Filter filter, int size, @Nullable String cursor) {
    var m = only(merchant, LOYALTY_MEMBER);
    var c = only(merchant, CUSTOMER);
    var inYear = ledger.earned(merchant, m.CUSTOMER_ID);
    var earned = inYear.as("earned_in_year");
    var list = merchant.id() + " members " + filter;
    var keyset = Keyset.of(null, m.CUSTOMER_ID, true, list, cursor, size);
    var rows =
        db.select(m.CUSTOMER_ID, c.PUBLIC_ID, c.EMAIL, c.NAME, m.BALANCE, m.JOINED_AT, earned)
            .from(m)
            .join(c)
            .on(c.ID.eq(m.CUSTOMER_ID))
            .where(c.MERGED_INTO.isNull())
            .and(found(c, filter.search()))
            .and(filter.from() == 0 ? noCondition() : inYear.ge(points(filter.from())))
            .and(filter.below() == 0 ? noCondition() : inYear.lt(points(filter.below())))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(
                row ->
                    new Row(
                        row.get(m.CUSTOMER_ID),
                        row.get(c.PUBLIC_ID),
                        row.get(c.EMAIL),
                        row.get(c.NAME),
                        row.get(m.BALANCE),
                        row.get(earned).longValue(),
                        row.get(m.JOINED_AT)));
    return keyset.page(rows, Row::id, Row::id);
  }

  /**
   * One with the latest of the ledger. Three statements.
   *
   * @param publicId of the customer
   * @throws NotFound if the merchant has no such member
   */
  public Member get(Merchant merchant, String publicId) {
    if (!PublicId.looksRight(publicId)) throw new NotFound();
    return members
        .customer(merchant, publicId)
        .flatMap(it -> members.of(merchant, it))
        .orElseThrow(NotFound::new);
  }

  private static Condition found(Customer c, String search) {
    if (search.isEmpty()) return noCondition();
    return c.EMAIL.startsWith(search.toLowerCase(Locale.ROOT)).or(c.NAME.startsWith(search));
  }

  private static BigDecimal points(long number) {
    return BigDecimal.valueOf(number);
  }
}
