package io.storeflow.platform.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines of a CSV file (RFC 4180). A text that a spreadsheet would take for a formula is made
 * one that it does not, by {@link Formulas}; numbers stay numbers.
 */
public final class CsvWriter {
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n\t;]|^\\s|\\s$");

  private final Writer out;

  public CsvWriter(Writer out) {
    this.out = out;
  }

  /**
   * One line.
   *
   * @param cells texts, numbers, or null for an empty one
   * @throws UncheckedIOException if nobody reads any more
   */
  public void line(List<? extends @Nullable Object> cells) {
    try {
      for (int i = 0; i < cells.size(); i++) {
        if (i > 0) out.write(',');
        out.write(cell(cells.get(i)));
      }
      out.write("\r\n");
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String cell(@Nullable Object value) {
    if (value == null) return "";
    var text = value.toString();
    if (!(value instanceof Number)) text = Formulas.neutral(text);
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
