package io.storeflow.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Arrays;
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
  @Test
  void makesTextOfFormulas() {
    for (var formula : new String[] {"=1+1", "+1", "-1+cmd", "@SUM(A1)", "＝1", " =1", "\t=1"})
      assertThat(line(formula)).as(formula).matches("(?s)\"?'.*");
    assertThat(line("a=b", "1-2", "x@y")).isEqualTo("a=b,1-2,x@y\r\n");
  }

  private static String line(@Nullable Object... cells) {
    var out = new StringWriter();
    new CsvWriter(out).line(Arrays.asList(cells));
    return out.toString();
  }
}
