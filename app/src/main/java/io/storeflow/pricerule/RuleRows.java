package io.storeflow.pricerule;

import static io.storeflow.db.Tables.PRICE_RULE;

import io.storeflow.db.tables.records.PriceRuleBuyerRecord;
import io.storeflow.db.tables.records.PriceRuleCodeRecord;
import io.storeflow.db.tables.records.PriceRuleRecord;
import io.storeflow.db.tables.records.PriceRuleTargetRecord;
import io.storeflow.db.tables.records.PriceRuleTierRecord;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.Effect.Tiers;
import io.storeflow.pricetest.Share;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** A rule as its rows. */
final class RuleRows {
  private static final List<Field<?>> SAID =
      List.of(
          PRICE_RULE.NAME,
          PRICE_RULE.EFFECT,
          PRICE_RULE.VALUE,
          PRICE_RULE.BUY_UNITS,
          PRICE_RULE.GET_UNITS,
          PRICE_RULE.EVERYTHING,
          PRICE_RULE.DAYS,
          PRICE_RULE.MINUTE_FROM,
          PRICE_RULE.MINUTE_TO,
          PRICE_RULE.SINCE,
          PRICE_RULE.UNTIL,
          PRICE_RULE.LEAST_UNITS,
          PRICE_RULE.LEAST_VALUE_MINOR,
          PRICE_RULE.CODE,
          PRICE_RULE.APART,
          PRICE_RULE.MOST_UNITS,
          PRICE_RULE.ACTIVE,
          PRICE_RULE.MOST_USES,
          PRICE_RULE.MOST_OF_CUSTOMER,
          PRICE_RULE.MOST_A_DAY,
          PRICE_RULE.MOST_OF_CODE,
          PRICE_RULE.BUDGET_MINOR,
          PRICE_RULE.CHANNEL,
          PRICE_RULE.FIRST_ORDER,
          PRICE_RULE.ANYBODY,
          PRICE_RULE.TIER,
          PRICE_RULE.SHARE);

  private RuleRows() {}

  /** The columns of the table that a draft says, with what it says. */
  static Map<Field<?>, @Nullable Object> columns(Table<PriceRuleRecord> table, RuleDraft draft) {
    var row = rule(draft);
    var columns = new HashMap<Field<?>, @Nullable Object>();
    for (var field : SAID) columns.put(table.field(field), row.get(field));
    return columns;
  }

  /** What of it can be changed. */
  static PriceRuleRecord rule(RuleDraft draft) {
    var row = new PriceRuleRecord();
    var when = draft.when();
    var hours = when.hours();
    var free = draft.effect() instanceof BuyGet it ? it : null;
    row.setName(draft.name());
    row.setEffect(EffectKind.of(draft.effect()));
    row.setValue(EffectKind.value(draft.effect()));
    row.setBuyUnits(free == null ? 0 : free.buy());
    row.setGetUnits(free == null ? 0 : free.get());
    row.setEverything(draft.target().everything());
    row.setDays(when.days().stream().mapToInt(PriceRules::bit).sum());
    row.setMinuteFrom(hours == null ? null : minute(hours.from()));
    row.setMinuteTo(hours == null ? null : minute(hours.to()));
    row.setSince(when.since());
    row.setUntil(when.until());
    row.setLeastUnits(when.units());
    row.setLeastValueMinor(when.value());
    row.setCode(marked(when.code()));
    row.setApart(draft.group());
    row.setMostUnits(draft.most());
    row.setActive(draft.active());
    row.setMostUses(draft.limits().uses());
    row.setMostOfCustomer(draft.limits().ofCustomer());
    row.setMostADay(draft.limits().aDay());
    row.setMostOfCode(draft.limits().ofCode());
    row.setBudgetMinor(draft.limits().budget());
    row.setChannel(when.channel() == null ? "" : when.channel().code());
    row.setFirstOrder(when.firstOrder());
    row.setAnybody(when.who().anybody());
    row.setTier(when.who().tier());
    row.setShare(when.share().percent());
    return row;
  }

  /** A share that is set again begins a new count; nothing of one that stays. */
  static Map<Field<?>, @Nullable Object> share(
      io.storeflow.db.tables.PriceRule table, Share before, Share now, Instant at) {
    if (before.percent() == now.percent()) return Map.of();
    var columns = new HashMap<Field<?>, @Nullable Object>();
    columns.put(table.SHARE_ROUND, before.round() + 1);
    columns.put(table.SHARE_SINCE, at);
    return columns;
  }

  static List<PriceRuleTargetRecord> targets(long rule, Target target) {
    var rows = new ArrayList<PriceRuleTargetRecord>();
    for (var id : target.variants()) add(rows, rule, row -> row.setVariantId(id));
    for (var id : target.products()) add(rows, rule, row -> row.setProductId(id));
    for (var id : target.categories()) add(rows, rule, row -> row.setCategoryId(id));
    for (var id : target.brands()) add(rows, rule, row -> row.setBrandId(id));
    for (var tag : target.tags()) add(rows, rule, row -> row.setTag(tag));
    return rows;
  }

  static List<PriceRuleCodeRecord> codes(long rule, ByCode code) {
    return code.codes().stream()
        .sorted()
        .map(
            it -> {
              var row = new PriceRuleCodeRecord();
              row.setRuleId(rule);
              row.setCode(it);
              return row;
            })
        .toList();
  }

  static List<PriceRuleBuyerRecord> buyers(long rule, When.Who who) {
    var rows = new ArrayList<PriceRuleBuyerRecord>();
    for (var email : new TreeSet<>(who.emails())) add(rows, rule).setEmail(email);
    for (var group : new TreeSet<>(who.groups())) add(rows, rule).setGroupId(group);
    return rows;
  }

  private static PriceRuleBuyerRecord add(List<PriceRuleBuyerRecord> rows, long rule) {
    var row = new PriceRuleBuyerRecord();
    row.setRuleId(rule);
    row.setPosition(rows.size() + 1);
    rows.add(row);
    return row;
  }

  /** By what is in it an older release too knows that the rule is not for everybody. */
  private static String marked(ByCode code) {
    return code.needed() ? code.codes().stream().sorted().findFirst().orElse(" ") : "";
  }

  static List<PriceRuleTierRecord> tiers(long rule, Effect effect) {
    if (!(effect instanceof Tiers tiers)) return List.of();
    return tiers.steps().stream()
        .map(
            tier -> {
              var row = new PriceRuleTierRecord();
              row.setRuleId(rule);
              row.setFromUnits(tier.from());
              row.setEffect(EffectKind.of(tier.each()));
              row.setValue(EffectKind.value(tier.each()));
              return row;
            })
        .toList();
  }

  private static void add(
      List<PriceRuleTargetRecord> rows, long rule, Consumer<PriceRuleTargetRecord> named) {
    var row = new PriceRuleTargetRecord();
    row.setRuleId(rule);
    row.setPosition(rows.size() + 1);
    named.accept(row);
    rows.add(row);
  }

  private static @Nullable Integer minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }
}
