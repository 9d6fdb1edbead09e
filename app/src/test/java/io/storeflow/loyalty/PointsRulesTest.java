package io.storeflow.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.loyalty.Expiry.Sum;
import io.storeflow.loyalty.Program.Extra;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.loyalty.Program.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of points, bare. */
class PointsRulesTest {
  private static final Worth HUNDRED_FOR_ONE = new Worth("Points", 100, 100, 0);

  @Test
  void givesAPointForEachAmountAndRoundsOnceBehindTheTier() {
    var lines = List.of(new Earned.Line(1290, 1, 0), new Earned.Line(799, 2, 0));
    assertThat(Earned.of(lines, 100, 100)).containsExactly(12, 8);
    assertThat(Earned.of(lines, 100, 150)).containsExactly(19, 12);
    assertThat(Earned.of(List.of(new Earned.Line(99, 1, 0)), 100, 100)).containsExactly(0);
    assertThat(Earned.of(List.of(new Earned.Line(99, 1, 0)), 100, 300)).containsExactly(2);
    assertThat(Earned.of(List.of(new Earned.Line(0, 3, 5)), 100, 100)).containsExactly(15);
  }

  /** Rounded down once for what is kept of all lines, of which an amount went back as well. */
  @Test
  void anOrderKeepsWhatItEarnsForWhatIsKeptOfIt() {
    assertThat(left(0, kept(7470, 3, 0, 100), kept(995, 1, 0, 100))).isEqualTo(84);
    assertThat(left(0, kept(7470, 3, 1, 100), kept(995, 1, 0, 100))).isEqualTo(59);
    assertThat(left(76, kept(7470, 3, 1, 100), kept(995, 1, 0, 100))).isEqualTo(58);
    assertThat(left(9000, kept(7470, 3, 1, 100))).isZero();
    assertThat(left(0, kept(999, 2, 1, 100))).as("5.00 of 9.99").isEqualTo(5);
    assertThat(left(0, kept(150, 1, 0, 100), kept(100, 1, 0, 150))).as("tiers").isEqualTo(3);
    assertThat(left(0, kept(0, 3, 1, 100))).isZero();
  }

  private static Earned.Kept kept(long weight, int units, int back, int times) {
    return new Earned.Kept(weight, units, back, 100, times);
  }

  private static long left(long beside, Earned.Kept... lines) {
    return Earned.left(List.of(lines), Earned.kept(List.of(lines), beside));
  }

  @Test
  void linesAddUpToTheOrder() {
    var random = new Random(9);
    for (int round = 0; round < 2000; round++) {
      var lines =
          random
              .ints(1 + random.nextInt(9), 0, 100_000)
              .mapToObj(it -> new Earned.Line(it, 1 + it % 5, it % 3))
              .toList();
      long paid = lines.stream().mapToLong(Earned.Line::minor).sum();
      long extra = lines.stream().mapToLong(it -> (long) it.extra() * it.units()).sum();
      assertThat(Arrays.stream(Earned.of(lines, 100, 125)).sum())
          .isEqualTo((paid + extra * 100) * 125 / 10_000);
    }
  }

  @Test
  void takesNoPointThatTakesNothingOff() {
    assertThat(HUNDRED_FOR_ONE.most(500, 2000)).isEqualTo(new Worth.Use(500, 500));
    assertThat(HUNDRED_FOR_ONE.most(500, 120)).isEqualTo(new Worth.Use(120, 120));
    var odd = new Worth("Points", 7, 3, 0);
    assertThat(odd.most(100, 1000)).isEqualTo(new Worth.Use(98, 42));
    assertThat(odd.most(2, 1000)).isEqualTo(Worth.Use.NONE);
    assertThat(new Worth("Points", 100, 100, 200).most(199, 1000)).isEqualTo(Worth.Use.NONE);
    assertThat(new Worth("Points", 100, 100, 200).most(900, 150)).isEqualTo(Worth.Use.NONE);
    assertThat(Worth.NONE.most(500, 2000)).isEqualTo(Worth.Use.NONE);
    for (long off = 1; off < 500; off++) {
      assertThat(odd.of(odd.needed(off))).isEqualTo(off);
      assertThat(odd.of(odd.needed(off) - 1)).isLessThan(off);
    }
  }

  @Test
  void theOldestPointsAreSpentFirst() {
    assertThat(
            Expiry.due(
                List.of(
                    new Sum(PointsKind.EARNED, true, 300),
                    new Sum(PointsKind.EARNED, false, 200),
                    new Sum(PointsKind.REDEEMED, false, -100))))
        .isEqualTo(200);
    assertThat(
            Expiry.due(
                List.of(
                    new Sum(PointsKind.EARNED, true, 300),
                    new Sum(PointsKind.EXPIRED, false, -200),
                    new Sum(PointsKind.ADJUSTED, false, -50),
                    new Sum(PointsKind.REDEEMED, false, -100))))
        .as("used, gone before or taken by staff")
        .isZero();
    assertThat(
            Expiry.due(
                List.of(
                    new Sum(PointsKind.EARNED, true, 300),
                    new Sum(PointsKind.TAKEN_BACK, true, -300),
                    new Sum(PointsKind.EARNED, false, 200))))
        .as("never gained")
        .isZero();
    assertThat(
            Expiry.due(
                List.of(
                    new Sum(PointsKind.EARNED, true, 300),
                    new Sum(PointsKind.REDEEMED, false, -200),
                    new Sum(PointsKind.GIVEN_BACK, false, 200))))
        .as("as old as they were before they were used, once they could be used again")
        .isEqualTo(300);
    var now = Instant.parse("2026-12-31T12:00:00Z");
    assertThat(Expiry.before(now, 10)).isEqualTo(Instant.parse("2026-02-28T12:00:00Z"));
  }

  /** The oldest are spent first, and what of an order went by itself is known for it alone. */
  @Test
  void knowsWhatOfAnOrderWasGoneBefore() {
    var first = entry(PointsKind.EARNED, 100, 1L);
    var second = entry(PointsKind.EARNED, 50, 2L);
    var spent = entry(PointsKind.REDEEMED, -60, 3L);
    var gone = entry(PointsKind.EXPIRED, -40, null);
    var all = List.of(first, second, spent, gone);
    assertThat(Expiry.gone(0, all, 1, "")).isEqualTo(40);
    assertThat(Expiry.gone(0, all, 2, "")).isZero();
    assertThat(Expiry.gone(0, all, 1, "welcome")).as("other points of it").isZero();
    assertThat(Expiry.gone(0, List.of(first, second, spent), 1, "")).isZero();
    var back = entry(PointsKind.EXPIRED, 40, 1L);
    var taken = entry(PointsKind.TAKEN_BACK, -100, 1L);
    assertThat(Expiry.gone(0, List.of(first, second, spent, gone, back, taken), 1, ""))
        .as("but once")
        .isZero();
    // What the first had been spent of is spent of the second by now.
    var later = entry(PointsKind.EXPIRED, -20, null);
    var then = List.of(first, second, spent, gone, back, taken, entry(PointsKind.BONUS, 30, 4L));
    assertThat(Expiry.gone(0, and(then, later), 2, "")).isZero();
    assertThat(Expiry.gone(0, and(then, later), 4, "")).isEqualTo(20);
    // What comes back of the order that they were spent on was never used.
    var given = entry(PointsKind.GIVEN_BACK, 60, 3L);
    assertThat(
            Expiry.gone(
                0,
                List.of(first, second, spent, given, entry(PointsKind.EXPIRED, -100, null)),
                1,
                ""))
        .isEqualTo(100);
  }

  /** Nobody has to read what was before the order: the balance of then says enough of it. */
  @Test
  void isToldTheSameFromWhereThePointsOfTheOrderCame() {
    int some = 0;
    for (int seed = 0; seed < 2000; seed++) {
      var ledger = new MadeUpLedger(new Random(seed), 40);
      for (int at = 0; at < ledger.entries.size(); at++) {
        var it = ledger.entries.get(at);
        if (it.kind() != PointsKind.EARNED || it.order() == null) continue;
        long all = Expiry.gone(0, ledger.entries, it.order(), "");
        var since = ledger.entries.subList(at, ledger.entries.size());
        assertThat(Expiry.gone(ledger.balances.get(at), since, it.order(), ""))
            .as("seed " + seed + ", order " + it.order())
            .isEqualTo(all);
        if (all > 0) some++;
      }
    }
    assertThat(some).isGreaterThan(500);
  }

  /** What can happen to points, at random, and the balance before each of it. */
  private static final class MadeUpLedger {
    final List<Expiry.Entry> entries = new ArrayList<>();
    final List<Long> balances = new ArrayList<>();
    private final Map<Long, Long> earned = new HashMap<>();
    private final Map<Long, Long> spent = new HashMap<>();
    private long balance;

    MadeUpLedger(Random random, int length) {
      for (long order = 1; entries.size() < length; order++)
        switch (random.nextInt(6)) {
          case 0, 1 -> {
            long points = 1 + random.nextInt(50);
            earned.put(order, points);
            add(entry(PointsKind.EARNED, points, order));
          }
          case 2 -> {
            if (balance <= 0) break;
            long points = 1 + random.nextLong(balance);
            spent.put(order, points);
            add(entry(PointsKind.REDEEMED, -points, order));
          }
          case 3 -> {
            if (balance > 0) add(entry(PointsKind.EXPIRED, -1 - random.nextLong(balance), null));
          }
          case 4 ->
              any(random, spent, it -> add(entry(PointsKind.GIVEN_BACK, spent.remove(it), it)));
          default -> any(random, earned, this::takeBack);
        }
    }

    private void takeBack(long order) {
      long gone = Expiry.gone(0, entries, order, "");
      if (gone > 0) add(entry(PointsKind.EXPIRED, gone, order));
      add(entry(PointsKind.TAKEN_BACK, -earned.remove(order), order));
    }

    private void add(Expiry.Entry entry) {
      balances.add(balance);
      entries.add(entry);
      balance += entry.points();
    }

    private static void any(Random random, Map<Long, Long> of, Consumer<Long> act) {
      if (of.isEmpty()) return;
      var orders = new ArrayList<>(of.keySet());
      act.accept(orders.get(random.nextInt(orders.size())));
    }
  }

  private static List<Expiry.Entry> and(List<Expiry.Entry> all, Expiry.Entry one) {
    return Stream.concat(all.stream(), Stream.of(one)).toList();
  }

  private static Expiry.Entry entry(PointsKind kind, long points, @Nullable Long order) {
    return new Expiry.Entry(kind, points, order, "");
  }

  @Test
  void aTierIsReachedByWhatWasEarnedInAYear() {
    var program =
        new Program(
            true,
            "Points",
            0,
            0,
            0,
            0,
            new Terms(100, 100, 100),
            List.of(new Tier(100, "Silver", 125), new Tier(500, "Gold", 150)),
            List.of(new Extra(7L, null, List.of(), 5), new Extra(null, 3L, List.of(3L, 4L), 2)),
            1);
    assertThat(program.tier(99)).isNull();
    assertThat(program.tier(100)).extracting("name").isEqualTo("Silver");
    assertThat(program.tier(5000)).extracting("name").isEqualTo("Gold");
    assertThat(program.next(100)).extracting("name").isEqualTo("Gold");
    assertThat(program.next(500)).isNull();
    assertThat(program.extra(7, 4L)).isEqualTo(7);
    assertThat(program.extra(8, null)).isZero();
  }

  @Test
  void whoIsBornOnALeapDayHasABirthdayEachYear() {
    assertThat(LoyaltyNight.celebrated(LocalDate.of(2027, 2, 28)))
        .containsExactly(MonthDay.of(2, 28), MonthDay.of(2, 29));
    assertThat(LoyaltyNight.celebrated(LocalDate.of(2028, 2, 28)))
        .containsExactly(MonthDay.of(2, 28));
  }
}
