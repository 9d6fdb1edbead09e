package io.storeflow.printer;

import io.storeflow.kitchen.Slip;
import io.storeflow.kitchen.Ticket;
import io.storeflow.modifier.Extra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.input.Phone;
import io.storeflow.platform.locale.Written;
import io.storeflow.printer.TicketLine.Style;
import io.storeflow.shipping.Method;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A kitchen ticket, laid out in the columns of a receipt printer. */
final class TicketText {
  /** Says a message in the language of the printer. */
  @FunctionalInterface
  interface Words {
    String say(String key, Object... with);
  }

  /**
   * What decides how a ticket looks, beside its order.
   *
   * @param store its name
   * @param home the country of the store
   * @param again whether it may lie printed beside the printer already
   */
  record Look(
      int columns,
      String store,
      String home,
      ZoneId zone,
      Locale locale,
      Words words,
      boolean again,
      Instant now) {}

  private static final String TIMES = " x ";
  private static final int DEEPER = 2;

  private final Look look;
  private final Words words;
  private final List<TicketLine> lines = new ArrayList<>();

  private TicketText(Look look) {
    this.look = look;
    this.words = look.words();
  }

  static List<TicketLine> of(Slip slip, Look look) {
    var text = new TicketText(look);
    text.head(slip);
    text.rule();
    slip.ticket().items().forEach(item -> text.item(item, slip.ticket().method()));
    text.rule();
    text.note(slip.ticket());
    text.foot(slip);
    return List.copyOf(text.lines);
  }

  /** A page that shows what the printer can print. */
  static List<TicketLine> test(String printer, Look look) {
    var text = new TicketText(look);
    text.centred(look.store(), Style.PLAIN);
    text.big(look.words().say("printer.test.title"));
    text.rule();
    text.wrapped(look.words().say("printer.test.text", printer), 0, Style.PLAIN);
    text.rule();
    for (var sample : List.of("ÄÖÜ äöü ß é ñ ł € £", "日本語 ラーメン", "שלום", "مرحبا"))
      text.wrapped(sample, 0, Style.PLAIN);
    text.rule();
    text.wrapped(text.when(look.now(), false), 0, Style.PLAIN);
    return List.copyOf(text.lines);
  }

  private void head(Slip slip) {
    var ticket = slip.ticket();
    if (ticket.isCancelled() || ticket.state() == FulfilmentState.CANCELLED)
      centred(words.say("kitchen.cancelled.stop"), Style.BOLD);
    var held = ticket.held();
    if (held != null)
      centred(words.say("kitchen.held", words.say("fulfilment.hold." + held.code())), Style.BOLD);
    if (look.again()) centred("*** " + words.say("printer.again") + " ***", Style.BOLD);
    centred(look.store(), Style.PLAIN);
    big("#" + ticket.number());
    big(words.say("order.method." + ticket.method().code()));
    var promised = slip.promised();
    if (promised != null) fact("kitchen.paper.due", when(promised, ticket.dueOnDay()), Style.BOLD);
    if (slip.leavesBefore())
      fact("kitchen.paper.leaves", when(ticket.due(), ticket.dueOnDay()), Style.BOLD);
    wrapped(ticket.name(), 0, Style.BOLD);
    if (!slip.phone().isEmpty()) wrapped(Phone.shown(slip.phone(), look.home()), 0, Style.PLAIN);
    if (!slip.address().found().isEmpty())
      slip.address().whole(look.locale()).forEach(line -> wrapped(line, 0, Style.PLAIN));
    if (slip.point().isThere()) fact("kitchen.paper.point", slip.point().name(), Style.PLAIN);
  }

  private void item(Ticket.Item item, Method method) {
    var count = item.quantity() + TIMES;
    hanging(count, item.title(), 0, Style.BOLD);
    int under = count.length();
    if (!item.variant().isEmpty()) wrapped(item.variant(), under, Style.PLAIN);
    for (var extra : item.extras())
      hanging("+ ", said(extra), under + (extra.inner() ? DEEPER : 0), Style.PLAIN);
    if (method == Method.SHIPPING && !item.sku().isEmpty()) wrapped(item.sku(), under, Style.PLAIN);
  }

  private static String said(Extra extra) {
    return extra.quantity() > 1 ? extra.quantity() + TIMES + extra.title() : extra.title();
  }

  private void note(Ticket ticket) {
    if (ticket.note().isEmpty()) return;
    if (!ticket.alarms().isEmpty()) {
      var named =
          ticket.alarms().stream()
              .map(it -> words.say("allergen.group." + it.code()))
              .collect(Collectors.joining(", "));
      wrapped("!!! " + words.say("food.alarm") + ": " + named + " !!!", 0, Style.BOLD);
    }
    wrapped(words.say("kitchen.note") + ": " + ticket.note(), 0, Style.BOLD);
    rule();
  }

  private void foot(Slip slip) {
    var style = slip.collects() ? Style.BOLD : Style.PLAIN;
    // As its words are read, wherever the store is.
    var reader = Locale.of(look.locale().getLanguage());
    apart(words.say(slip.moneyKey()), slip.total().format(reader), style);
    fact("kitchen.paper.placed", when(slip.ticket().placedAt(), false), Style.PLAIN);
    wrapped(words.say("kitchen.paper.printed", when(look.now(), false)), 0, Style.PLAIN);
  }

  private String when(Instant at, boolean day) {
    var then = at.atZone(look.zone());
    var said = Written.shortWeekday(then, look.locale());
    return day ? said : said + ", " + Written.clock(then, look.locale());
  }

  private void fact(String key, String value, Style style) {
    apart(words.say(key), value, style);
  }

  private void apart(String left, String right, Style style) {
    Columns.apart(left, right, look.columns()).forEach(it -> add(it, style));
  }

  private void rule() {
    add("-".repeat(look.columns()), Style.PLAIN);
  }

  private void big(String text) {
    int columns = look.columns() / 2;
    Columns.wrap(text, columns).forEach(it -> add(Columns.centred(it, columns), Style.BIG));
  }

  private void centred(String text, Style style) {
    Columns.wrap(text, look.columns())
        .forEach(it -> add(Columns.centred(it, look.columns()), style));
  }

  private void wrapped(String text, int indent, Style style) {
    hanging("", text, indent, style);
  }

  /** What begins with something stands under itself, not under that. */
  private void hanging(String begin, String text, int indent, Style style) {
    var found = Columns.wrap(text, look.columns() - indent - begin.length());
    for (int i = 0; i < found.size(); i++)
      add(" ".repeat(indent) + (i == 0 ? begin : " ".repeat(begin.length())) + found.get(i), style);
  }

  private void add(String text, Style style) {
    lines.add(new TicketLine(text.stripTrailing(), style));
  }
}
