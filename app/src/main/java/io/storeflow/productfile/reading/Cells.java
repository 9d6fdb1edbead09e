package io.storeflow.productfile.reading;

import io.storeflow.platform.csv.CsvTable;
import io.storeflow.platform.csv.Formulas;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.productfile.FileRules;
import io.storeflow.productfile.Told;
import io.storeflow.productfile.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A row, whose cells are read by what their columns say; gathers what is wrong with them. */
final class Cells {
  private static final Map<String, Boolean> YES =
      Map.ofEntries(
          Map.entry("true", true),
          Map.entry("yes", true),
          Map.entry("y", true),
          Map.entry("1", true),
          Map.entry("wahr", true),
          Map.entry("ja", true),
          Map.entry("continue", true),
          Map.entry("notify", true),
          Map.entry("false", false),
          Map.entry("no", false),
          Map.entry("n", false),
          Map.entry("0", false),
          Map.entry("falsch", false),
          Map.entry("nein", false),
          Map.entry("deny", false));

  final Header header;
  final CsvTable.Row row;
  final List<Trouble> troubles = new ArrayList<>();
  private final FileRules rules;

  Cells(Header header, CsvTable.Row row, FileRules rules) {
    this.header = header;
    this.row = row;
    this.rules = rules;
  }

  int line() {
    return row.line();
  }

  FileRules rules() {
    return rules;
  }

  /** As it stands, without blanks around; empty if the row is too short, or has no such column. */
  String raw(Column column) {
    var place = header.at.get(column);
    return place == null ? "" : at(place);
  }

  String at(int place) {
    return place < row.cells().size() ? row.cells().get(place).strip() : "";
  }

  boolean has(Column column) {
    return !raw(column).isEmpty();
  }

  /** A line of text. */
  Told<String> line(Column column, int longest) {
    return told(column, cell -> bounded(plain(cell), longest));
  }

  /** Text of several lines. */
  Told<String> text(Column column, int longest) {
    return told(column, cell -> bounded(Typed.text(Formulas.restored(cell)), longest));
  }

  Told<Boolean> yes(Column column) {
    return told(
        column,
        cell -> {
          var said = YES.get(cell.toLowerCase(Locale.ROOT));
          return said == null ? Read.refused("productfile.wrong.yes", cell) : Read.of(said);
        });
  }

  /** Files have a point before decimals, and people write what they are used to. */
  Told<Money> money(Column column) {
    return told(column, cell -> Amount.read(cell, rules.currency(), Locale.ENGLISH, rules.store()));
  }

  /** What a reader makes of a cell; what it refuses is a trouble, and nothing is told. */
  <T> Told<T> told(Column column, Function<String, Read<T>> reader) {
    var place = header.at.get(column);
    if (place == null || place >= row.cells().size()) return Told.absent();
    var cell = at(place);
    if (cell.isEmpty()) return Told.cleared();
    return switch (reader.apply(cell)) {
      case Read.Value<T>(T it) -> Told.of(it);
      case Read.Missing<T> nothing -> Told.cleared();
      case Read.Refused<T> refused -> {
        var rule = refused.rule();
        trouble(column, rule.startsWith("productfile.") ? rule : "wrong." + rule, refused.with());
        yield Told.absent();
      }
    };
  }

  void trouble(Column column, String code, Object... args) {
    trouble(column, code, List.of(args));
  }

  private void trouble(Column column, String code, List<Object> args) {
    troubles.add(new Trouble(header.title(column), code, args));
  }

  /** A line of text as it was before it was made safe for spreadsheets. */
  static String plain(String cell) {
    return Typed.line(Formulas.restored(cell));
  }

  static boolean isNo(String cell) {
    return Boolean.FALSE.equals(YES.get(cell.toLowerCase(Locale.ROOT)));
  }

  static Read<String> bounded(String text, int longest) {
    if (text.isEmpty()) return Read.missing();
    return Typed.length(text) > longest ? Read.refused("too_long", longest) : Read.of(text);
  }
}
