package io.storeflow.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.code.Coded;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Whole orders that were worked out by hand, in {@code pricing/golden-orders.csv}. */
class GoldenOrdersTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/pricing/golden-orders.csv", delimiter = '|')
  void isAsWorkedOutByHand(ArgumentsAccessor row) {
    var totals = GoldenOrder.of(row).totals();

    assertThat(totals.faults()).isEmpty();
    assertThat(lines(totals)).isEqualTo(row.getString(10));
    assertThat(totals.rate() == null ? "-" : "" + totals.shipping().minor())
        .as("shipping")
        .isEqualTo(row.getString(11));
    assertThat(totals.discount().minor()).as("off").isEqualTo(row.getLong(12));
    assertThat(totals.tax().minor()).as("tax").isEqualTo(row.getLong(13));
    assertThat(totals.total().minor()).as("total").isEqualTo(row.getLong(14));
    assertThat(rules(totals)).isEqualTo(row.getString(15));
    assertThat(cases(totals)).isEqualTo(row.getString(16));
  }

  private static String lines(Totals totals) {
    return totals.lines().stream()
        .map(it -> String.valueOf(it.total().minor()))
        .collect(Collectors.joining(" "));
  }

  private static String rules(Totals totals) {
    if (totals.tried().isEmpty()) return "-";
    return totals.tried().stream()
        .map(it -> it.rule().name() + " " + it.outcome().code())
        .collect(Collectors.joining(", "));
  }

  private static String cases(Totals totals) {
    if (totals.taxes().groups().isEmpty()) return "-";
    return totals.taxes().groups().stream()
        .map(it -> ((Coded) it.rate().why()).code())
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }
}
