package io.storeflow.notify;

import io.storeflow.notify.MailQueries.Taxed;
import io.storeflow.notify.OrderMailText.Line;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.money.Money;
import io.storeflow.refund.Refundable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a mail lists of an order that is worth less than when it was placed: what is left of it. */
final class StillInIt {
  private StillInIt() {}

  /**
   * Whether that is another than what was ordered; never for one that was cancelled with all that
   * was in it, of which the mail says what that was.
   */
  static boolean tells(Refundable now) {
    if (now.balance().credited().isZero()) return false;
    boolean some = now.lines().stream().anyMatch(it -> it.left() > 0);
    return some || now.fulfilment() != FulfilmentState.CANCELLED;
  }

  /**
   * What stands in the place of the sums of the order as it was placed. Each line is told at what
   * is paid for it, so that what was off it is in there, and its tax.
   */
  static Map<String, @Nullable Object> model(
      MailQueries.Order order, Refundable now, Locale locale) {
    var balance = now.balance();
    var total = balance.stands();
    var shipping = now.shippingLeft();
    var listed = now.lines().stream().map(it -> it.worth(it.left())).reduce(shipping, Money::plus);
    var other = total.minus(listed).minus(now.rounding());
    var model = new HashMap<String, @Nullable Object>();
    model.put("lines", lines(order, now, locale));
    model.put("subtotal", null);
    model.put("discounts", List.of());
    model.put("spared", null);
    model.put("shipping", shipping.isZero() ? null : shipping.format(locale));
    model.put("taxed", new Taxed(true, 0, List.of(), order.taxed().billing(), 0));
    model.put("less", other.isZero() ? null : other.format(locale));
    // What was kept of the worth of goods that came back takes nothing off.
    model.put("lessWord", other.isNegative() ? "shop.track.less" : "notify.refunded.other");
    model.put("total", total.format(locale));
    if (!balance.refunded().isZero()) model.put("cards", null);
    var due = balance.due();
    model.put("rest", due.isZero() ? null : due.format(locale));
    model.put("restWord", "card.due");
    if (due.isZero()) model.put("how", null);
    return model;
  }

  private static List<Line> lines(MailQueries.Order order, Refundable now, Locale locale) {
    var left =
        now.lines().stream().collect(Collectors.toMap(Refundable.Line::row, Function.identity()));
    var lines = new ArrayList<Line>();
    for (var it : order.lines()) {
      var rest = left.get(it.row());
      if (rest != null && rest.left() > 0) lines.add(line(order, it, rest, locale));
    }
    return lines;
  }

  private static Line line(
      MailQueries.Order order, MailQueries.Line line, Refundable.Line now, Locale locale) {
    int units = now.left();
    return new Line(
        units,
        line.title(),
        line.variant(),
        line.image(),
        now.worth(units).format(locale),
        order.isWorkedOn() ? Math.min(units, line.backordered()) : 0,
        line.extras(),
        List.of());
  }
}
