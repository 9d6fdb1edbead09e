package io.storeflow.rulepage;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.ListFormatter.Type;
import com.ibm.icu.text.ListFormatter.Width;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Effect.AmountEach;
import io.storeflow.pricerule.Effect.AmountOnce;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.Effect.Each;
import io.storeflow.pricerule.Effect.FixedPrice;
import io.storeflow.pricerule.Effect.Percent;
import io.storeflow.pricerule.Effect.Tiers;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Who;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** A rule as people say it: "On Fridays 14:00 to 16:00, 15% off Ramen, up to 2 per order". */
final class RuleSentence {
  /** Codes that are read out; of more the number. */
  private static final int CODES = 3;

  private final Store store;
  private final GoodsNames.Known names;
  private final MessageSource messages;
  private final Locale locale;

  RuleSentence(Store store, GoodsNames.Known names, MessageSource messages, Locale locale) {
    this.store = store;
    this.names = names;
    this.messages = messages;
    this.locale = locale;
  }

  String of(PriceRule rule) {
    var parts = new ArrayList<String>();
    var when = rule.when();
    var time = time(when);
    if (!time.isEmpty()) parts.add(time);
    if (when.since() != null) parts.add(say("since", day(when.since())));
    if (when.until() != null) parts.add(say("until", day(when.until())));
    parts.add(effect(rule.effect(), goods(rule.target())));
    if (rule.most() > 0) parts.add(say("most", rule.most()));
    if (when.units() > 0) parts.add(say("units", when.units()));
    if (when.value() > 0) parts.add(say("value", money(when.value())));
    if (!rule.group().isEmpty()) parts.add(say("group", rule.group()));
    if (when.channel() != null) parts.add(word("rule.says.channel." + when.channel().code()));
    parts.addAll(buyers(when));
    if (!when.share().isAll()) parts.add(say("share", when.share().percent()));
    if (when.code().needed()) parts.add(code(when.code()));
    parts.addAll(limits(rule));
    var whole = String.join(", ", parts);
    return whole.substring(0, 1).toUpperCase(locale) + whole.substring(1);
  }

  private List<String> buyers(When when) {
    var parts = new ArrayList<String>();
    var who = when.who();
    if (!who.anybody()) parts.add(say("buyers", named(who)));
    if (!who.tier().isEmpty()) parts.add(say("tier.reached", who.tier()));
    if (when.firstOrder()) parts.add(word("rule.says.first"));
    return parts;
  }

  /** Groups by their names; addresses are not read out to whoever sees the list. */
  private String named(Who who) {
    var all =
        who.groups().stream()
            .flatMap(it -> names.group(it).stream())
            .map(it -> say("buyers.group", it.name()))
            .sorted()
            .collect(Collectors.toCollection(ArrayList::new));
    if (!who.emails().isEmpty()) all.add(count("buyers.emails", who.emails().size()));
    return all.isEmpty() ? word("rule.says.nobody") : String.join(", ", all);
  }

  private String code(ByCode code) {
    var all = code.codes().stream().sorted().toList();
    if (all.isEmpty()) return word("rule.says.code.bulk");
    if (all.size() > CODES)
      return say(
          "code.more",
          String.join(", ", all.subList(0, CODES)),
          count("code.others", all.size() - CODES));
    return say("code", joined(Type.OR, all));
  }

  private List<String> limits(PriceRule rule) {
    var limits = rule.limits();
    var parts = new ArrayList<String>();
    if (limits.uses() > 0) parts.add(count("limit.uses", limits.uses()));
    if (limits.ofCustomer() > 0) parts.add(say("limit.customer", limits.ofCustomer()));
    if (limits.aDay() > 0) parts.add(say("limit.day", limits.aDay()));
    if (limits.budget() > 0) parts.add(say("limit.budget", money(limits.budget())));
    return parts;
  }

  /** On which days and at what time; empty for always. */
  String time(When when) {
    var parts = new ArrayList<String>();
    if (!when.days().isEmpty()) {
      var days =
          new TreeSet<>(when.days()).stream().map(it -> word("rule.on." + it.getValue())).toList();
      parts.add(say("days", joined(Type.AND, days)));
    }
    if (when.hours() != null) parts.add(hours(when));
    return String.join(" ", parts);
  }

  private String joined(Type how, List<String> all) {
    return ListFormatter.getInstance(locale, how, Width.WIDE).format(all);
  }

  /** From when to when; empty for the whole day. */
  String hours(When when) {
    var hours = when.hours();
    return hours == null ? "" : say("hours", clock(hours.from()), clock(hours.to()));
  }

  String weekday(LocalDate day) {
    return Written.weekday(day.atTime(LocalTime.NOON).atZone(store.timeZone()), locale);
  }

  private String effect(Effect effect, String goods) {
    return switch (effect) {
      case Percent(int part) -> say("percent", percent(part), goods);
      case AmountEach(long minor) -> say("amount_each", money(minor), goods);
      case AmountOnce(long minor) -> say("amount_once", money(minor), goods);
      case FixedPrice(long minor) -> say("fixed", money(minor), goods);
      case BuyGet it ->
          it.basisPoints() == Effect.WHOLE
              ? say("buy_get", it.buy(), it.get(), goods)
              : say("buy_get.part", it.buy(), it.get(), percent(it.basisPoints()), goods);
      case Tiers it ->
          say(
              "tiers",
              goods,
              it.steps().stream()
                  .map(tier -> say("tier", tier.from(), each(tier.each())))
                  .collect(Collectors.joining(", ")));
    };
  }

  private String each(Each each) {
    return switch (each) {
      case Percent(int part) -> say("tier.percent", percent(part));
      case AmountEach(long minor) -> say("tier.amount", money(minor));
      case FixedPrice(long minor) -> say("tier.fixed", money(minor));
    };
  }

  private String goods(Target target) {
    if (target.everything()) return word("rule.says.everything");
    var all = new ArrayList<String>();
    target.products().forEach(id -> all.add(names.products().getOrDefault(id, "?")));
    target.variants().forEach(id -> all.add(names.skus().getOrDefault(id, "?")));
    target
        .categories()
        .forEach(id -> names.tree().byId(id).ifPresent(it -> all.add(it.row().title())));
    target.brands().forEach(id -> all.add(names.brands().getOrDefault(id, "?")));
    target.tags().forEach(tag -> all.add(say("tag", tag)));
    return all.isEmpty()
        ? word("rule.says.nothing")
        : all.stream().sorted().collect(Collectors.joining(", "));
  }

  private String percent(int basisPoints) {
    var part = NumberFormat.getPercentInstance(locale);
    part.setMaximumFractionDigits(2);
    return part.format(BigDecimal.valueOf(basisPoints, 4));
  }

  private String money(long minor) {
    return new Money(minor, store.currency()).format(locale);
  }

  private String clock(LocalTime time) {
    return Written.clock(LocalDate.EPOCH.atTime(time).atZone(store.timeZone()), locale);
  }

  String day(LocalDate day) {
    return Written.dayOfYear(day.atTime(LocalTime.NOON).atZone(store.timeZone()), locale);
  }

  private String say(String key, Object... with) {
    var texts = List.of(with).stream().map(Object::toString).toArray();
    return messages.getMessage("rule.says." + key, texts, locale);
  }

  private String count(String key, int number) {
    return messages.getMessage("rule.says." + key, new Object[] {number}, locale);
  }

  private String word(String key) {
    return messages.getMessage(key, null, locale);
  }
}
