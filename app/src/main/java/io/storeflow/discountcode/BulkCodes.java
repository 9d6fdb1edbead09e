package io.storeflow.discountcode;

import static io.storeflow.db.Tables.DISCOUNT_CODE;
import static io.storeflow.db.Tables.PRICE_RULE;
import static io.storeflow.db.Tables.PRICE_RULE_COUNT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import io.storeflow.db.tables.records.DiscountCodeRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.paging.Page;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Codes that were made in bulk, each of one rule. */
@Component
public class BulkCodes {
  /** The most that are made at once, and that a rule has. */
  public static final int AT_ONCE = 5_000;

  public static final int OF_RULE = 50_000;

  /** A code with how many orders used it. */
  public record Row(String code, int uses) {}

  /**
   * @param used that at least one order used
   */
  public record Counts(int made, int used) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BulkCodes(
      DSLContext db, Transactions transactions, ApplicationEventPublisher events, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes that many codes of a rule.
   *
   * @param prefix with which each begins; may be empty
   * @return false if the rule would have more than {@link #OF_RULE}
   */
  public boolean make(Store store, PriceRule rule, String prefix, int number, Actor actor) {
    return transactions.write(
        () -> {
          lock(store, rule);
          if (counts(store, rule).made() + number > OF_RULE) return false;
          var codes = new HashSet<String>();
          while (codes.size() < number) codes.add(RandomCode.after(prefix));
          var now = clock.instant();
          insertAll(
              db, store, DISCOUNT_CODE, codes.stream().map(it -> row(rule, it, now)).toList());
          var changes = Changes.none().field("codes", null, number).field("prefix", null, prefix);
          events.publishEvent(
              Audited.in(
                  store,
                  actor,
                  "price_rule.codes_made",
                  "price_rule",
                  rule.publicId(),
                  rule.name(),
                  changes));
          return true;
        });
  }

  public Counts counts(Store store, PriceRule rule) {
    var c = only(store, DISCOUNT_CODE);
    var n = PRICE_RULE_COUNT;
    var used = count(when(n.USES.gt(0), inline(1)));
    return db.select(count(), used)
        .from(c)
        .leftJoin(n)
        .on(ownedBy(store, n))
        .and(n.RULE_ID.eq(c.RULE_ID))
        .and(n.SCOPE.eq(concat(inline(Tally.OF_CODE), c.CODE)))
        .where(c.RULE_ID.eq(rule.id()))
        .fetchSingle(mapping(Counts::new));
  }

  /** Row ids of the rules that have any. One statement. */
  public Set<Long> rules(Store store) {
    var c = only(store, DISCOUNT_CODE);
    return db.selectDistinct(c.RULE_ID).from(c).fetchSet(c.RULE_ID);
  }

  /**
   * Codes of a rule in the order of the alphabet.
   *
   * @param cursor the last code of the page before; null for the first page
   */
  public Page<Row> page(Store store, PriceRule rule, int size, @Nullable String cursor) {
    var c = only(store, DISCOUNT_CODE);
    var n = PRICE_RULE_COUNT;
    var rows =
        db.select(c.CODE, coalesce(n.USES, inline(0)))
            .from(c)
            .leftJoin(n)
            .on(ownedBy(store, n))
            .and(n.RULE_ID.eq(c.RULE_ID))
            .and(n.SCOPE.eq(concat(inline(Tally.OF_CODE), c.CODE)))
            .where(c.RULE_ID.eq(rule.id()))
            .and(cursor == null ? noCondition() : c.CODE.gt(cursor))
            .orderBy(c.CODE)
            .limit(size)
            .fetch(mapping(Row::new));
    return new Page<>(rows, null, rows.size() < size ? null : rows.getLast().code());
  }

  /** Those who make codes of a rule at once wait for one another. */
  private void lock(Store store, PriceRule rule) {
    var r = only(store, PRICE_RULE);
    boolean there =
        db.select(r.ID).from(r).where(r.ID.eq(rule.id())).forUpdate().fetchOptional().isPresent();
    if (!there) throw new NotFound();
  }

  private static DiscountCodeRecord row(PriceRule rule, String code, Instant now) {
    var row = new DiscountCodeRecord();
    row.setCode(code);
    row.setRuleId(rule.id());
    row.setMadeAt(now);
    return row;
  }

  /**
   * Those of the codes that can still be used, with the row ids of their rules. One statement.
   *
   * @param most uses of each code, by rule; 0 for any number. Codes of other rules are left out
   */
  Map<String, Long> usable(Store store, Collection<String> codes, Map<Long, Integer> most) {
    var c = only(store, DISCOUNT_CODE);
    var n = PRICE_RULE_COUNT;
    return db
        .select(c.CODE, c.RULE_ID, coalesce(n.USES, inline(0)))
        .from(c)
        .leftJoin(n)
        .on(ownedBy(store, n))
        .and(n.RULE_ID.eq(c.RULE_ID))
        .and(n.SCOPE.eq(concat(inline(Tally.OF_CODE), c.CODE)))
        .where(c.CODE.in(codes))
        .fetch()
        .stream()
        .filter(row -> isOpen(most.get(row.value2()), row.value3()))
        .collect(Collectors.toMap(row -> row.value1(), row -> row.value2()));
  }

  /**
   * @param most null for a code of a rule that does not count
   */
  private static boolean isOpen(@Nullable Integer most, int uses) {
    return most != null && (most == 0 || uses < most);
  }
}
