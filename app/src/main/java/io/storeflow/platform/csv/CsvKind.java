package io.storeflow.platform.csv;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells by its first bytes what a file is that is called a CSV file and is not one. */
final class CsvKind {
  private static final Map<String, NotCsv.Why> BEGINNINGS =
      Map.ofEntries(
          Map.entry("504b0304", NotCsv.Why.WORKBOOK),
          Map.entry("d0cf11e0", NotCsv.Why.WORKBOOK),
          Map.entry("25504446", NotCsv.Why.PDF),
          Map.entry("89504e47", NotCsv.Why.PICTURE),
          Map.entry("47494638", NotCsv.Why.PICTURE),
          Map.entry("ffd8ff", NotCsv.Why.PICTURE),
          Map.entry("1f8b", NotCsv.Why.ARCHIVE),
          Map.entry("377abcaf", NotCsv.Why.ARCHIVE),
          Map.entry("52617221", NotCsv.Why.ARCHIVE));

  private CsvKind() {}

  /** Null if it may be a table of text. */
  static NotCsv.@Nullable Why other(byte[] first) {
    var hex = HexFormat.of().formatHex(first, 0, Math.min(first.length, 8));
    for (var each : BEGINNINGS.entrySet())
      if (hex.startsWith(each.getKey())) return each.getValue();
    if (hex.startsWith("52494646")) return NotCsv.Why.PICTURE;
    var text =
        new String(first, StandardCharsets.ISO_8859_1)
            .replace("ï»¿", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype")
        || text.startsWith("<html")
        || text.startsWith("<?xml")
        || text.startsWith("<svg")) return NotCsv.Why.MARKUP;
    boolean wide = hex.startsWith("fffe") || hex.startsWith("feff");
    for (byte each : first) if (each == 0 && !wide) return NotCsv.Why.BINARY;
    return null;
  }
}
