package io.storeflow.tax;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.RatedAmount;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tax that an order owes. Each line is rounded for itself, half up; what a rate comes to is the
 * sum of its lines, so that nothing is lost between a line and the total. A line that is split in n
 * parts may so differ by (n + 1) / 2 minor units.
 *
 * <p>Prices that hold the tax are the same for all who are charged one, whatever its rate. Where
 * none is owed the tax that they hold at home is taken off, unless the store lets them stay: then
 * all of the price is its own.
 *
 * @param lines in the order in which they came
 * @param shipping one part for each rate that the goods have, or one; their key is empty
 * @param groups by rate, those that charge nothing too
 */
public record Taxes(List<Taxed> lines, List<Taxed> shipping, List<Group> groups, Money total) {
  /**
   * @param net without the tax
   * @param spared what is taken off as no tax is owed; null for nothing
   */
  public record Taxed(String key, AppliedRate rate, Money net, Money tax, @Nullable Spared spared) {
    static Taxed of(
        String key,
        AppliedRate rate,
        Money amount,
        boolean included,
        @Nullable AppliedRate atHome) {
      var spared = Spared.of(amount, atHome);
      var due = spared == null ? amount : amount.minus(spared.amount);
      var tax = rate.taxOf(due, included);
      return new Taxed(key, rate, included ? due.minus(tax) : due, tax, spared);
    }

    Group group() {
      return new Group(rate, net, tax);
    }
  }

  /**
   * The tax that a price holds at home, and somebody who owes none does not pay.
   *
   * @param rate at home
   */
  public record Spared(AppliedRate rate, Money amount) {
    private static @Nullable Spared of(Money amount, @Nullable AppliedRate atHome) {
      if (atHome == null) return null;
      var tax = atHome.taxOf(amount, true);
      return tax.isZero() ? null : new Spared(atHome, tax);
    }

    /** As people name it, with whose tax it is: "VAT 19 % (DE)". */
    public String words() {
      return rate.words() + " (" + rate.place() + ")";
    }
  }

  /**
   * What is taxed at one rate, lines and shipping together.
   *
   * @param base without the tax
   */
  public record Group(AppliedRate rate, Money base, Money amount) {
    Group plus(Group more) {
      return new Group(rate, base.plus(more.base), amount.plus(more.amount));
    }
  }

  /**
   * The same settings, rates, buyer and day give the same answer, whoever asks.
   *
   * @param places where it is supplied: {@link TaxSettings#places}
   * @param day on which it is sold, in the store's time zone
   * @throws ArithmeticException if a sum is more than 2^63 minor units
   */
  public static Taxes of(
      TaxSettings settings,
      TaxRates rates,
      Places places,
      TaxBuyer buyer,
      LocalDate day,
      List<TaxLine> lines,
      Money shipping) {
    var order = new TaxedOrder(settings, rates, places, buyer, day);
    var taxed = lines.stream().map(order::line).toList();
    var brought = order.shipping(lines, taxed, shipping);
    var groups = groups(taxed, brought);
    return new Taxes(taxed, brought, groups, sum(groups, shipping.currency()));
  }

  /** Of an order for which no tax is worked out. */
  public static Taxes none(Currency currency) {
    return new Taxes(List.of(), List.of(), List.of(), Money.zero(currency));
  }

  /** Why tax is or is not charged; an invoice says the sentence of each. */
  public Set<TaxCase> cases() {
    return cases(groups);
  }

  /** Why none is charged on some of it. */
  public static Set<TaxCase> untaxed(List<Group> groups) {
    var cases = cases(groups);
    cases.removeIf(TaxCase::isCharged);
    return cases;
  }

  private static TreeSet<TaxCase> cases(List<Group> groups) {
    return groups.stream()
        .map(it -> it.rate().why())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is charged, as shoppers read it. */
  public static List<RatedAmount> shown(List<Group> groups) {
    return groups.stream()
        .filter(it -> it.rate().why().isCharged() && it.rate().ppm() > 0)
        .map(it -> new RatedAmount(it.rate().name(), it.rate().ppm(), it.amount()))
        .toList();
  }

  /** What is taken off shipping, by rate. */
  public List<Spared> sparedOfShipping() {
    return shipping.stream().map(Taxed::spared).filter(Objects::nonNull).toList();
  }

  private static List<Group> groups(List<Taxed> lines, List<Taxed> shipping) {
    var groups = new TreeMap<AppliedRate, Group>();
    Stream.concat(lines.stream(), shipping.stream())
        .forEach(it -> groups.merge(it.rate(), it.group(), Group::plus));
    return List.copyOf(groups.values());
  }

  private static Money sum(List<Group> groups, Currency currency) {
    return groups.stream().map(Group::amount).reduce(Money.zero(currency), Money::plus);
  }
}
