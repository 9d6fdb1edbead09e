package io.storeflow.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

  @Test
  void writesTextsAndNumbers() {
    assertThat(line("Ramen", 12, null, -3)).isEqualTo("Ramen,12,,-3\r\n");
  }

  @Test
  void quotesWhatWouldEndACellOrALine() {
    assertThat(line("a,b", "say \"hi\"", "two\nlines", " blank"))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" blank\"\r\n");
  }

  /** What a spreadsheet runs as it opens the file, in every spelling that it takes. */
  /** Where cells are parted at semicolons, quotation marks inside of a text part nothing. */
  @Test
  void makesTextOfFormulasInsideOfATextToo() {
    assertThat(Formulas.neutral("s;=2+2;t\t @x; 5")).isEqualTo("s;'=2+2;t\t' @x; 5");
    for (var text : List.of("s;=2+2;t", "a;'=1", "'=1;=2", "no; formula", "\t-1;+2", ";'x"))
      assertThat(Formulas.restored(Formulas.neutral(text))).isEqualTo(text);
  }

  @Test
  void makesTextOfFormulas() {
    for (var formula : new String[] {"=1+1", "+1", "-1+cmd", "@SUM(A1)", "＝1", " =1", "\t=1"})
      assertThat(line(formula)).as(formula).matches("(?s)\"?'.*");
    assertThat(line("a=b", "1-2", "x@y")).isEqualTo("a=b,1-2,x@y\r\n");
  }

  @Test
  void leavesTelephoneNumbersAsTheyAre() {
    assertThat(line("+49 30 1234567", "+4930123456")).isEqualTo("+49 30 1234567,+4930123456\r\n");
    for (var other : new String[] {"+49 30-12+1", "+49", "+49 30 123456;=1", "+1+1*9 9999999"})
      assertThat(line(other)).as(other).matches("(?s)\"?'.*");
    assertThat(Formulas.restored(Formulas.neutral("'+49 30 123456"))).isEqualTo("'+49 30 123456");
  }

  private static String line(@Nullable Object... cells) {
    var out = new StringWriter();
    new CsvWriter(out).line(Arrays.asList(cells));
    return out.toString();
  }
}
