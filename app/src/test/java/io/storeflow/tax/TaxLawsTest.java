package io.storeflow.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Money;
import io.storeflow.product.TaxClass;
import io.storeflow.tax.Taxes.Group;
import io.storeflow.tax.Taxes.Taxed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold whatever is sold, from where, to whom; currencies of 2, 0 and 3 decimals. */
class TaxLawsTest {
  private static final int ROUNDS = 500;
  private static final int MOST_LINES = 8;
  private static final int MOST_MINOR = 1_000_000;

  private final Random random = new Random(19);

  private record Sale(
      TaxSettings settings,
      String place,
      TaxBuyer buyer,
      LocalDate day,
      List<TaxLine> lines,
      Money shipping) {
    Taxes taxes(List<TaxLine> lines) {
      var to = Said.address(place);
      return Taxes.of(settings, TaxRates.seeded(), Places.at(to), buyer, day, lines, shipping);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void addsUp(String code) {
    var currency = Currency.getInstance(code);
    for (int round = 0; round < ROUNDS; round++) {
      var sale = sale(currency);
      var taxes = sale.taxes(sale.lines());
      var all = Stream.concat(taxes.lines().stream(), taxes.shipping().stream()).toList();
      assertThat(sum(all, Taxed::tax, currency))
          .as("lines and groups")
          .isEqualTo(sum(taxes.groups(), Group::amount, currency))
          .isEqualTo(taxes.total());
      assertThat(sum(all, Taxed::net, currency))
          .isEqualTo(sum(taxes.groups(), Group::base, currency));

      var amounts = sum(sale.lines(), TaxLine::amount, currency).plus(sale.shipping());
      var net = sum(all, Taxed::net, currency);
      var whole = net.plus(spared(all, currency));
      assertThat(sale.settings().included() ? whole.plus(taxes.total()) : whole).isEqualTo(amounts);
      for (var each : all) {
        assertThat(each.tax().isNegative() || each.net().isNegative()).isFalse();
        if (!each.rate().why().isCharged()) assertThat(each.tax().isZero()).isTrue();
      }
      assertThat(taxes.groups()).extracting(Group::rate).doesNotHaveDuplicates();
      assertThat(sale.taxes(sale.lines())).isEqualTo(taxes);
    }
  }

  /** Half a minor unit is the most that rounding takes or gives: both ways of saying the law. */
  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void isRoundedByHalfAUnitAtMost(String code) {
    for (int round = 0; round < ROUNDS; round++) {
      var sale = sale(Currency.getInstance(code));
      for (var each : sale.taxes(sale.lines()).lines()) {
        long whole = 1_000_000;
        long exact = each.net().minor() * each.rate().ppm();
        long most = sale.settings().included() ? whole + each.rate().ppm() : whole;
        assertThat(2 * Math.abs(each.tax().minor() * whole - exact)).isLessThanOrEqualTo(most);
      }
    }
  }

  /** To the unit: who owes no tax pays what who is at home pays without it. */
  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void takesOffJustTheTaxThatOthersPayAtHome(String code) {
    var currency = Currency.getInstance(code);
    int tried = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var sale = sale(currency);
      var taxes = sale.taxes(sale.lines());
      boolean isFree = taxes.cases().stream().noneMatch(TaxCase::isCharged);
      if (!isFree || !sale.settings().takesOff()) continue;
      var home = sale.settings().home();
      var atHome =
          Taxes.of(
              sale.settings(),
              TaxRates.seeded(),
              Places.at(home),
              TaxBuyer.CONSUMER,
              sale.day(),
              sale.lines(),
              sale.shipping());
      assertThat(taxes.lines()).extracting(Taxed::net).isEqualTo(nets(atHome.lines()));
      var all = Stream.concat(taxes.lines().stream(), taxes.shipping().stream()).toList();
      var others = Stream.concat(atHome.lines().stream(), atHome.shipping().stream()).toList();
      assertThat(sum(all, Taxed::net, currency)).isEqualTo(sum(others, Taxed::net, currency));
      tried++;
    }
    assertThat(tried).isPositive();
  }

  private static List<Money> nets(List<Taxed> of) {
    return of.stream().map(Taxed::net).toList();
  }

  private static Money spared(List<Taxed> of, Currency currency) {
    return of.stream()
        .map(Taxed::spared)
        .filter(it -> it != null)
        .map(Taxes.Spared::amount)
        .reduce(Money.zero(currency), Money::plus);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void doesNotDependOnTheOrderOfLines(String code) {
    for (int round = 0; round < ROUNDS; round++) {
      var sale = sale(Currency.getInstance(code));
      var mixed = new ArrayList<>(sale.lines());
      Collections.shuffle(mixed, random);
      var other = sale.taxes(mixed);
      var taxes = sale.taxes(sale.lines());
      assertThat(other.groups()).isEqualTo(taxes.groups());
      assertThat(other.shipping()).isEqualTo(taxes.shipping());
      assertThat(other.lines()).containsExactlyInAnyOrderElementsOf(taxes.lines());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void splittingALineChangesNoMoreThanItsRounding(String code) {
    for (int round = 0; round < ROUNDS; round++) {
      var sale = sale(Currency.getInstance(code));
      var line = sale.lines().getFirst();
      var weights = random.longs(1L + random.nextInt(MOST_LINES), 1, 100).toArray();
      var parts = new ArrayList<TaxLine>();
      for (var part : line.amount().split(weights))
        parts.add(new TaxLine(line.key(), line.taxClass(), part, line.here()));
      var split = sum(sale.taxes(parts).lines(), Taxed::tax, sale.shipping().currency());
      var whole = sale.taxes(List.of(line)).lines().getFirst().tax();
      assertThat(2 * Math.abs(split.minor() - whole.minor()))
          .isLessThanOrEqualTo(weights.length + 1L);
    }
  }

  private Sale sale(Currency currency) {
    var home = Said.address(any(Said.PLACES));
    return new Sale(
        Said.settings(home, random.nextBoolean(), any(Said.SAYS)),
        any(Said.PLACES),
        Said.buyer(any(Said.BUYERS)),
        LocalDate.of(2025, 1, 1).plusDays(random.nextInt(900)),
        IntStream.rangeClosed(0, random.nextInt(MOST_LINES))
            .mapToObj(at -> line(at, currency))
            .toList(),
        new Money(random.nextInt(3) == 0 ? 0 : random.nextInt(MOST_MINOR), currency));
  }

  private TaxLine line(int at, Currency currency) {
    var amount = random.nextInt(5) == 0 ? random.nextInt(10) : random.nextInt(MOST_MINOR);
    var taxClass = any(List.of(TaxClass.values()));
    return new TaxLine("line" + at, taxClass, new Money(amount, currency), random.nextBoolean());
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static <T> Money sum(List<T> of, Function<T, Money> amount, Currency currency) {
    return of.stream().map(amount).reduce(Money.zero(currency), Money::plus);
  }
}
