package io.storeflow.pricerule;

import static io.storeflow.db.Tables.PRICE_RULE;
import static io.storeflow.db.Tables.PRICE_RULE_BUYER;
import static io.storeflow.db.Tables.PRICE_RULE_CODE;
import static io.storeflow.db.Tables.PRICE_RULE_TARGET;
import static io.storeflow.db.Tables.PRICE_RULE_TIER;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.category.Categories;
import io.storeflow.db.tables.records.PriceRuleTargetRecord;
import io.storeflow.label.Tags;
import io.storeflow.platform.code.Coded;
import io.storeflow.pricerule.Effect.Tier;
import io.storeflow.pricetest.Share;
import io.storeflow.store.Store;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The price rules of a store. */
@Service
public class PriceRules {
  private final DSLContext db;
  private final Categories categories;

  PriceRules(DSLContext db, Categories categories) {
    this.db = db;
    this.categories = categories;
  }

  /** All of them as they were configured, in the order in which they come. One statement. */
  public List<PriceRule> all(Store store) {
    var r = only(store, PRICE_RULE);
    var targets = targets(store, r);
    var tiers = tiers(store, r);
    var codes = codes(store, r);
    var buyers = buyers(store, r);
    return db.select(r.fields())
        .select(targets, tiers, codes, buyers)
        .from(r)
        .orderBy(r.POSITION, r.ID)
        .fetch(
            row -> rule(r, row, row.get(targets), row.get(tiers), row.get(codes), row.get(buyers)));
  }

  /**
   * Those that are switched on, for what is in a category and in those below it, in the currency
   * that the store sells in. One statement, or two where a category is named.
   */
  public List<PriceRule> active(Store store) {
    var on =
        all(store).stream().filter(PriceRule::active).map(it -> it.in(store.conversion())).toList();
    if (on.stream().allMatch(it -> it.target().categories().isEmpty())) return on;
    var tree = categories.tree(store);
    return on.stream().map(rule -> rule.within(tree)).toList();
  }

  public Optional<PriceRule> find(Store store, String publicId) {
    return all(store).stream().filter(it -> it.publicId().equals(publicId)).findFirst();
  }

  private static Field<Target> targets(Store store, io.storeflow.db.tables.PriceRule r) {
    var t = only(store, PRICE_RULE_TARGET);
    return multiset(
            select(t.VARIANT_ID, t.PRODUCT_ID, t.CATEGORY_ID, t.BRAND_ID, t.TAG)
                .from(t)
                .where(t.RULE_ID.eq(r.ID))
                .orderBy(t.POSITION))
        .convertFrom(PriceRules::target)
        .as("targets");
  }

  private static Target target(Result<? extends Record> rows) {
    var all = rows.into(PRICE_RULE_TARGET);
    return new Target(
        false,
        those(all, PriceRuleTargetRecord::getVariantId),
        those(all, PriceRuleTargetRecord::getProductId),
        those(all, PriceRuleTargetRecord::getCategoryId),
        those(all, PriceRuleTargetRecord::getBrandId),
        those(all, it -> it.getTag() == null ? null : Tags.folded(it.getTag())));
  }

  private static <T> Set<T> those(
      List<PriceRuleTargetRecord> rows, Function<PriceRuleTargetRecord, @Nullable T> which) {
    return rows.stream().map(which).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private static Field<List<Tier>> tiers(Store store, io.storeflow.db.tables.PriceRule r) {
    var t = only(store, PRICE_RULE_TIER);
    return multiset(
            select(t.FROM_UNITS, t.EFFECT, t.VALUE)
                .from(t)
                .where(t.RULE_ID.eq(r.ID))
                .orderBy(t.FROM_UNITS))
        .convertFrom(
            rows -> rows.map(mapping((from, kind, value) -> new Tier(from, kind.each(value)))))
        .as("tiers");
  }

  private static Field<Set<String>> codes(Store store, io.storeflow.db.tables.PriceRule r) {
    var c = only(store, PRICE_RULE_CODE);
    return multiset(select(c.CODE).from(c).where(c.RULE_ID.eq(r.ID)))
        .convertFrom(rows -> Set.copyOf(rows.map(Record1::value1)))
        .as("codes");
  }

  /** Addresses and groups, whoever else it is for. */
  private static Field<When.Who> buyers(Store store, io.storeflow.db.tables.PriceRule r) {
    var b = only(store, PRICE_RULE_BUYER);
    return multiset(
            select(b.EMAIL, b.GROUP_ID).from(b).where(b.RULE_ID.eq(r.ID)).orderBy(b.POSITION))
        .convertFrom(
            rows ->
                new When.Who(
                    false, there(rows.map(Record2::value1)), there(rows.map(Record2::value2)), ""))
        .as("buyers");
  }

  private static <T> Set<T> there(List<@Nullable T> values) {
    return values.stream().filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private static PriceRule rule(
      io.storeflow.db.tables.PriceRule r,
      Record row,
      Target target,
      List<Tier> tiers,
      Set<String> codes,
      When.Who buyers) {
    return new PriceRule(
        row.get(r.ID),
        row.get(r.PUBLIC_ID),
        row.get(r.NAME),
        effect(r, row, tiers),
        row.get(r.EVERYTHING) ? Target.EVERYTHING : target,
        when(r, row, codes, buyers),
        row.get(r.APART),
        row.get(r.MOST_UNITS),
        row.get(r.ACTIVE),
        row.get(r.VERSION),
        new RuleLimits(
            row.get(r.MOST_USES),
            row.get(r.MOST_OF_CUSTOMER),
            row.get(r.MOST_A_DAY),
            row.get(r.MOST_OF_CODE),
            row.get(r.BUDGET_MINOR)));
  }

  private static Effect effect(io.storeflow.db.tables.PriceRule r, Record row, List<Tier> tiers) {
    long value = row.get(r.VALUE);
    var kind = row.get(r.EFFECT);
    return switch (kind) {
      case AMOUNT_ONCE -> new Effect.AmountOnce(value);
      case BUY_GET ->
          new Effect.BuyGet(row.get(r.BUY_UNITS), row.get(r.GET_UNITS), Math.toIntExact(value));
      case TIERS -> new Effect.Tiers(tiers);
      default -> kind.each(value);
    };
  }

  private static When when(
      io.storeflow.db.tables.PriceRule r, Record row, Set<String> codes, When.Who buyers) {
    var from = row.get(r.MINUTE_FROM);
    var to = row.get(r.MINUTE_TO);
    return new When(
        days(row.get(r.DAYS)),
        from == null || to == null ? null : new Hours(time(from), time(to)),
        row.get(r.SINCE),
        row.get(r.UNTIL),
        row.get(r.LEAST_UNITS),
        row.get(r.LEAST_VALUE_MINOR),
        row.get(r.CODE).isEmpty() ? ByCode.NONE : new ByCode(true, codes),
        Coded.find(When.Channel.class, row.get(r.CHANNEL)).orElse(null),
        row.get(r.FIRST_ORDER),
        new When.Who(row.get(r.ANYBODY), buyers.emails(), buyers.groups(), row.get(r.TIER)),
        new Share(row.get(r.SHARE), row.get(r.SHARE_ROUND), row.get(r.SHARE_SINCE)));
  }

  private static Set<DayOfWeek> days(int bits) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var day : DayOfWeek.values()) if ((bits & bit(day)) != 0) days.add(day);
    return days;
  }

  static int bit(DayOfWeek day) {
    return 1 << (day.getValue() - 1);
  }

  private static LocalTime time(int minute) {
    return LocalTime.ofSecondOfDay(minute * 60L);
  }
}
