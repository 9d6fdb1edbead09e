package io.storeflow.printerpage;

import io.storeflow.printer.TicketLine;
import io.storeflow.printer.TicketLine.Style;
import java.util.List;

/** A ticket as plain text: what is big is spaced out, as text alone has one size. */
final class PlainText {
  private PlainText() {}

  static String of(List<TicketLine> lines) {
    var text = new StringBuilder();
    for (var line : lines) text.append(said(line)).append('\n');
    return text.toString();
  }

  private static String said(TicketLine line) {
    return line.style() == Style.BIG ? String.join(" ", line.text().split("")) : line.text();
  }
}
