package io.storeflow.platform.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of rows and columns as people's programs write it: separated by commas, semicolons or
 * tabs, in any of the usual encodings. Read row by row, as often as wanted.
 */
public final class CsvTable {
  /** Characters of a cell; far above any description. */
  private static final int LONGEST_CELL = 1 << 20;

  private static final int BEGINNING = 8 * 1024;
  private static final String HINT = "sep=";

  private final Path file;
  private final CsvEncoding encoding;
  private final char separator;

  private CsvTable(Path file, CsvEncoding encoding, char separator) {
    this.file = file;
    this.encoding = encoding;
    this.separator = separator;
  }

  /**
   * A row.
   *
   * @param line of the file at which it begins, from 1; a cell may hold several lines
   */
  public record Row(int line, List<String> cells) {
    public boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /**
   * @param most bytes that it may have
   * @throws NotCsv if it is something else
   */
  public static CsvTable open(Path file, long most) throws IOException, NotCsv {
    if (Files.size(file) > most) throw new NotCsv(NotCsv.Why.TOO_LARGE);
    byte[] first;
    try (var in = Files.newInputStream(file)) {
      first = in.readNBytes(BEGINNING);
    }
    if (first.length == 0) throw new NotCsv(NotCsv.Why.EMPTY);
    var other = CsvKind.other(first);
    if (other != null) throw new NotCsv(other);
    var encoding = CsvEncoding.of(file);
    return new CsvTable(file, encoding, separator(file, encoding));
  }

  /** By its IANA name. */
  public String encoding() {
    return encoding.charset().name();
  }

  public char separator() {
    return separator;
  }

  /**
   * Every row that is not blank, the one of the titles first.
   *
   * @throws NotCsv if a cell has no end
   */
  public void each(Consumer<Row> rows) throws IOException, NotCsv {
    int line = 0;
    try (var csv = reader()) {
      for (Iterator<CsvRecord> all = csv.iterator(); all.hasNext(); ) {
        var one = all.next();
        line = Math.toIntExact(one.getStartingLineNumber());
        var row = new Row(line, one.getFields());
        if (row.isBlank() || (line == 1 && isHint(row))) continue;
        rows.accept(row);
      }
    } catch (CsvParseException endless) {
      throw new NotCsv(NotCsv.Why.QUOTE, line + 1);
    }
  }

  private CsvReader<CsvRecord> reader() throws IOException {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .maxBufferSize(LONGEST_CELL)
        .ofCsvRecord(encoding.read(file));
  }

  /** Excel writes its separator into a line of its own. */
  private static boolean isHint(Row row) {
    return row.cells().getFirst().startsWith(HINT);
  }

  /** That which the first line has most of, outside of quotation marks. */
  private static char separator(Path file, CsvEncoding encoding) throws IOException, NotCsv {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    boolean any = false;
    try (var in = encoding.read(file)) {
      for (int i = 0; i < LONGEST_CELL; i++) {
        int each = in.read();
        if (each < 0 || (any && !quoted && (each == '\n' || each == '\r'))) break;
        any |= !Character.isWhitespace(each);
        if (each == '"') quoted = !quoted;
        else if (quoted) continue;
        else if (each == ',') commas++;
        else if (each == ';') semicolons++;
        else if (each == '\t') tabs++;
      }
    }
    if (!any) throw new NotCsv(NotCsv.Why.EMPTY);
    if (tabs > commas && tabs > semicolons) return '\t';
    return semicolons > commas ? ';' : ',';
  }
}
