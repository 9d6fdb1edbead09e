package io.storeflow.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Read;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for all amounts, tried on many; with no, two and three decimals. */
class MoneyTest {
  private static final int TRIES = 500;

  /** Always the same ones, so that what fails once fails again. */
  private final Random random = new Random(1912);

  private LongFunction<Money> in(String currency) {
    return minor -> new Money(minor, Currency.getInstance(currency));
  }

  private long amount() {
    return random.nextLong(-Amount.MOST_MINOR, Amount.MOST_MINOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPY", "EUR", "KWD"})
  void sumsAndDifferencesUndoOneAnotherInAnyOrder(String currency) {
    var of = in(currency);
    for (int i = 0; i < TRIES; i++) {
      Money a = of.apply(amount()), b = of.apply(amount()), c = of.apply(amount());
      assertThat(a.plus(b)).isEqualTo(b.plus(a));
      assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
      assertThat(a.plus(b).minus(b)).isEqualTo(a);
      assertThat(a.minus(a).isZero()).isTrue();
      assertThat(a.plus(b.negated())).isEqualTo(a.minus(b));
      assertThat(a.minus(b).isNegative()).isEqualTo(a.compareTo(b) < 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPY", "EUR", "KWD"})
  void soManyTimesIsAddedUpSoManyTimes(String currency) {
    for (int i = 0; i < TRIES; i++) {
      var one = in(currency).apply(amount());
      int times = random.nextInt(20);
      var sum = Money.zero(one.currency());
      for (int n = 0; n < times; n++) sum = sum.plus(one);
      assertThat(one.times(times)).isEqualTo(sum);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPY", "EUR", "KWD"})
  void whatProgramsReadIsTheSameAmountAgain(String currency) {
    for (int i = 0; i < TRIES; i++) {
      var money = in(currency).apply(amount());
      assertThat(Money.ofPlain(money.plain(), money.currency())).isEqualTo(money);
    }
  }

  /** What a form shows is taken as it is, whatever the language. */
  @ParameterizedTest
  @ValueSource(strings = {"JPY", "EUR", "KWD"})
  void whatIsShownToBeTypedIsReadAsTheSameAmount(String currency) {
    for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH)) {
      for (int i = 0; i < TRIES; i++) {
        var money = in(currency).apply(random.nextLong(Amount.MOST_MINOR));
        var read = Amount.read(money.typed(locale), money.currency(), locale, locale);
        assertThat(read).as(money.typed(locale)).isEqualTo(Read.of(money));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPY", "EUR", "KWD"})
  void aSplitLosesNothingAndIsFairToAUnit(String currency) {
    for (int i = 0; i < TRIES; i++) {
      var whole = in(currency).apply(amount());
      var weights = random.longs(1 + random.nextInt(9), 0, 5_000).toArray();
      weights[0]++;
      var parts = whole.split(weights);
      assertThat(Arrays.stream(parts).reduce(Money::plus)).contains(whole);
      long total = Arrays.stream(weights).sum();
      for (int n = 0; n < parts.length; n++) {
        var exact = BigInteger.valueOf(whole.minor()).multiply(BigInteger.valueOf(weights[n]));
        var given = BigInteger.valueOf(parts[n].minor()).multiply(BigInteger.valueOf(total));
        assertThat(exact.subtract(given).abs()).isLessThan(BigInteger.valueOf(total));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPY", "EUR", "KWD"})
  void aSumThatIsTooLargeIsAnErrorAndNotAnotherAmount(String currency) {
    var most = in(currency).apply(Long.MAX_VALUE);
    var one = in(currency).apply(1);
    assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(-1).minus(one).minus(one))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPY", "EUR", "KWD"})
  void anotherCurrencyIsNeverAddedNorCompared(String currency) {
    var one = in(currency).apply(1);
    var other = in("CHF").apply(1);
    assertThatThrownBy(() -> one.plus(other)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> one.minus(other)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> one.compareTo(other)).isInstanceOf(IllegalArgumentException.class);
  }
}
