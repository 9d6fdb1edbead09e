package io.storeflow.shopprice;

import static io.storeflow.db.Tables.PRICE_RULE;
import static io.storeflow.db.Tables.PRICE_RULE_PAST;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.category.Categories;
import io.storeflow.discountcode.RuleTotals;
import io.storeflow.discountcode.RuleTotals.Spent;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.platform.id.Ids;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.shopprice.PastRule.Told;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which rules have made goods cheaper for everybody before those that hold now: their prices count
 * in the lowest of the 30 days before (Directive 98/6/EC, article 6a). Written when a rule is
 * changed, switched off or deleted; read once until the shop changes.
 */
@Component
class PastRules implements ExpiringOfStore {
  static final Duration BEFORE = Duration.ofDays(30);

  /** A reduction may go on for so long until what was before it is not asked for any more. */
  private static final Duration KEPT = Duration.ofDays(365);

  /**
   * @param since when rules that are on began to take off what they do, by row id; those of which
   *     it is not known are left out
   * @param open rules that are on and make one unit cheaper for everybody, also those that run out
   * @param spent what these have left to give, by row id, in the currency of the store
   */
  record Known(
      Map<Long, Instant> since,
      List<PastRule> ended,
      List<PriceRule> open,
      Map<Long, Spent> spent) {
    static final Known NONE = new Known(Map.of(), List.of(), List.of(), Map.of());

    /** When the rule made something cheaper. */
    PastRule of(PriceRule rule, ZoneId zone) {
      return PastRule.of(rule, since.get(rule.id()), spent.get(rule.id()), zone);
    }
  }

  private final DSLContext db;
  private final Categories categories;
  private final OpenRules open;
  private final RuleTotals totals;
  private final JsonMapper json;
  private final Clock clock;
  private final UntilShopChanges<Known> known;

  PastRules(
      DSLContext db,
      Categories categories,
      OpenRules open,
      RuleTotals totals,
      ShopVersions versions,
      JsonMapper json,
      Clock clock) {
    this.db = db;
    this.categories = categories;
    this.open = open;
    this.totals = totals;
    this.json = json;
    this.clock = clock;
    known = new UntilShopChanges<>(versions, store -> List.of(read(store)));
  }

  /** With what is below its categories now: they may be elsewhere later. */
  @EventListener
  void keep(RuleChanges.Ended ended) {
    if (!PublicRules.isOpenOfOne(ended.rule())) return;
    var store = ended.store();
    var rule = ended.rule();
    var told = Told.of(rule, totals.spent(store, List.of(rule)).get(rule.id()));
    var when = ended.rule().when();
    insertInto(db, store, PRICE_RULE_PAST)
        .set(PRICE_RULE_PAST.ID, Ids.next())
        .set(PRICE_RULE_PAST.SINCE, when.since())
        .set(PRICE_RULE_PAST.UNTIL, when.until())
        .set(PRICE_RULE_PAST.HELD_FROM, ended.since())
        .set(PRICE_RULE_PAST.ENDED_AT, clock.instant())
        .set(PRICE_RULE_PAST.TOLD, json.writeValueAsString(within(store, told)))
        .execute();
  }

  /** What is known of the store, for all of its goods. */
  Known of(Store store) {
    return known.of(store).getFirst();
  }

  /**
   * The lowest that a unit cost by other rules in the 30 days before those that hold began to, in
   * minor units; its price where there were none.
   *
   * @param it what is known of the store
   * @param holding rules that make it cheaper now
   */
  static long lowest(
      Store store, Known it, VariantForSale variant, List<PriceRule> holding, Instant now) {
    var zone = store.timeZone();
    var began =
        holding.stream()
            .map(rule -> began(rule, it, store))
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(now);
    var others = new ArrayList<>(it.ended());
    for (var rule : it.open()) if (!holding.contains(rule)) others.add(it.of(rule, zone));
    long lowest = variant.price().minor();
    for (var other : others)
      lowest = Math.min(lowest, other.price(variant, began.minus(BEFORE), began));
    return lowest;
  }

  private static @Nullable Instant began(PriceRule rule, Known known, Store store) {
    var on = known.since().get(rule.id());
    var first = rule.when().since();
    var day = first == null ? null : first.atStartOfDay(store.timeZone()).toInstant();
    return on == null || day != null && day.isAfter(on) ? day : on;
  }

  private Known read(Store store) {
    var rules = open.of(store).stream().filter(PublicRules::isOpenOfOne).toList();
    return new Known(
        rules.isEmpty() ? Map.of() : since(store), ended(store), rules, spent(store, rules));
  }

  private Map<Long, Spent> spent(Store store, List<PriceRule> rules) {
    var conversion = store.conversion();
    var there = new HashMap<Long, Spent>();
    totals
        .spent(store, rules)
        .forEach(
            (rule, it) -> there.put(rule, new Spent(conversion.amount(it.left()), it.since())));
    return there;
  }

  private Map<Long, Instant> since(Store store) {
    var r = only(store, PRICE_RULE);
    return db.select(r.ID, r.HOLDS_SINCE)
        .from(r)
        .where(r.HOLDS_SINCE.isNotNull())
        .fetchMap(r.ID, r.HOLDS_SINCE);
  }

  private List<PastRule> ended(Store store) {
    var p = only(store, PRICE_RULE_PAST);
    return db.select(p.TOLD, p.SINCE, p.UNTIL, p.HELD_FROM, p.ENDED_AT)
        .from(p)
        .where(p.ENDED_AT.gt(clock.instant().minus(KEPT)))
        .fetch(
            row ->
                PastRule.of(
                    json.readValue(row.value1(), Told.class).in(store.conversion()),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    store.timeZone()));
  }

  private Told within(Store store, Told told) {
    if (told.categories().isEmpty()) return told;
    var tree = categories.tree(store);
    return new Told(
        told.kind(),
        told.value(),
        told.everything(),
        told.variants(),
        told.products(),
        told.categories().stream()
            .flatMap(id -> tree.byId(id).stream())
            .flatMap(node -> tree.idsWithin(node).stream())
            .collect(Collectors.toSet()),
        told.brands(),
        told.tags(),
        told.spent(),
        told.days(),
        told.hours());
  }

  @Override
  public int forgetExpired(Store store) {
    var old = only(store, PRICE_RULE_PAST);
    return db.deleteFrom(old)
        .where(old.ENDED_AT.lt(clock.instant().minus(KEPT)))
        .limit(STEP)
        .execute();
  }
}
