package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers, counts and numbers of orders as people paste them. */
class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "5|5",
        "１２\u200B|12",
        " 007 |7",
        "+3|3",
        "1 000|1000",
        "1\u202F000|1000",
        "1.500|1500",
        "1,500|1500",
        "1'500|1500",
        "1’500|1500",
        "٣|3"
      })
  void aWholeNumberIsRead(String typed, int number) {
    assertThat(WholeNumber.read(typed, 0, 10_000)).isEqualTo(Read.of(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5",
        "12.34",
        "1.0000",
        "1.000,000",
        "0.000.00",
        "10001",
        "99999999999999999999",
        "1e3",
        "x"
      })
  void aWholeNumberIsRefused(String typed) {
    assertThat(WholeNumber.read(typed, 0, 10_000)).isEqualTo(Read.refused("number", 0, 10_000));
  }

  /** Where 1.500 may be one and a half. */
  @Test
  void aFileHasNoPointsBetweenThousands() {
    assertThat(WholeNumber.read("1.000.000", 0, 1_000_000)).isEqualTo(Read.of(1_000_000));
    assertThat(WholeNumber.readFromFile("1.500", 0, 10_000))
        .isEqualTo(Read.refused("number", 0, 10_000));
    assertThat(WholeNumber.readFromFile("1 500", 0, 10_000)).isEqualTo(Read.of(1500));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3|3",
        "１２|12",
        "1 000|1000",
        "0|0",
        "10000|10000",
        "99999999999999999999|999999999"
      })
  void aCountIsReadHoweverLargeItIs(String typed, int count) {
    assertThat(WholeNumber.count(typed)).isEqualTo(Read.of(count));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "1e400", "two", "100000000000000000000000"})
  void whatCountsNothingIsRefused(String typed) {
    assertThat(WholeNumber.count(typed).refusal()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"1001|1001", "#1001|1001", "＃ １００１|1001", "\u200B#\u00A01001|1001", "007|7"})
  void anOrderNumberIsRead(String typed, long number) {
    assertThat(OrderNumber.read(typed)).isEqualTo(Read.of(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "##1", "1001a", "-1", "10.01", "9999999999999999999"})
  void whatIsNoOrderNumberIsRefused(String typed) {
    assertThat(OrderNumber.read(typed)).isEqualTo(Read.refused("order_number"));
  }

  @Test
  void ofAListOfOrderNumbersThoseAreTakenThatAreSome() {
    assertThat(OrderNumber.all(List.of("", "3", "x", "#2", "3"))).containsExactly(3L, 2L, 3L);
  }

  @Test
  void whatPagesWroteIsReadBackAsTheyWroteItAlone() {
    assertThat(Carried.number("990")).hasValue(990);
    assertThat(Carried.number("999999999999999999")).hasValue(999_999_999_999_999_999L);
    for (var other : Arrays.asList(null, "", " 990", "+1", "-1", "٣", "1.0", "1".repeat(19)))
      assertThat(Carried.number(other)).isEmpty();
  }
}
