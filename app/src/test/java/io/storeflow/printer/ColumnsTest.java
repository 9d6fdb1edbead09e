package io.storeflow.printer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in the columns of a receipt printer. */
class ColumnsTest {

  @ParameterizedTest
  @CsvSource({"Ramen, 5", "豚骨ラーメン, 12", "ﾗｰﾒﾝ, 4", "Gyoza 餃子, 10", "Cafe\u0301, 4", "'', 0"})
  void wideLettersTakeTwoColumnsAndMarksNone(String text, int columns) {
    assertThat(Columns.width(text)).isEqualTo(columns);
  }

  @Test
  void breaksBetweenWordsAndWhereItMust() {
    assertThat(Columns.wrap("one two three", 8)).containsExactly("one two", "three");
    assertThat(Columns.wrap("Donaudampfschiff fährt", 8))
        .containsExactly("Donaudam", "pfschiff", "fährt");
    assertThat(Columns.wrap("豚骨ラーメン大盛", 5)).containsExactly("豚骨", "ラー", "メン", "大盛");
    assertThat(Columns.wrap("a\nb", 8)).containsExactly("a", "b");
    assertThat(Columns.wrap("", 8)).containsExactly("");
    var long1 = "x".repeat(100) + " " + "豚".repeat(50);
    assertThat(Columns.wrap(long1, 32)).allMatch(line -> Columns.width(line) <= 32);
  }

  /** A name that somebody typed must not cut paper or open a drawer. */
  @ParameterizedTest
  @ValueSource(strings = {"\u001b@", "\u001dV\u0000", "\u0010\u0014", "\u202e", "\u0085"})
  void takesOutWhatAPrinterWouldTakeForACommand(String command) {
    assertThat(Columns.clean("Ay" + command + "şe")).doesNotContain(command.substring(0, 1));
    assertThat(Columns.wrap("Ay" + command + "şe", 20).getFirst())
        .matches("[\\p{Print}ş]*")
        .startsWith("Ay")
        .endsWith("şe");
  }

  @Test
  void standsApartOnOneLineOrTwo() {
    assertThat(Columns.apart("To pay", "5 €", 12)).containsExactly("To pay   5 €");
    assertThat(Columns.apart("To collect", "22.30 €", 12))
        .containsExactly("To collect", "     22.30 €");
    assertThat(Columns.centred("ab", 6)).isEqualTo("  ab");
  }
}
