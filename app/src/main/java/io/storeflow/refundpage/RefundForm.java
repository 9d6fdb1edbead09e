package io.storeflow.refundpage;

import static java.util.Objects.requireNonNullElse;

import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.money.Money;
import io.storeflow.refund.RefundFault;
import io.storeflow.refund.RefundPlan;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refundable;
import io.storeflow.refund.Refunding;
import io.storeflow.returning.Return;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A refund as it was typed.
 *
 * @param first what gets back first where an order was paid in both ways: {@code cards} or money
 * @param kind in which way the money goes back
 * @param mail whether the shopper is told
 * @param once a key of its own; one that comes without gets one
 * @param seen what a page has shown that it would do; it is done only if it still would
 * @param returned public id of the return that it is for; null or empty for none
 * @param exchange on if that is exchanged
 */
record RefundForm(
    @Nullable List<UnitsRow> units,
    @Nullable String shipping,
    @Nullable String other,
    @Nullable String first,
    @Nullable String kind,
    @Nullable String reason,
    @Nullable String mail,
    @Nullable String once,
    @Nullable String seen,
    @Nullable String returned,
    @Nullable String exchange) {
  static final int REASON = 180;
  private static final int MOST_UNITS = 1_000_000;
  static final String CARDS = "cards";
  static final String MONEY = "money";

  RefundForm {
    once = OnceKey.of(once);
  }

  /** Nothing chosen yet. */
  static RefundForm blank(Refundable order, boolean comesBack, PaymentKind kind) {
    var rows =
        order.lines().stream()
            // What has gone out is not here again by being refunded.
            .map(it -> new UnitsRow(it.id(), "", Boolean.toString(comesBack && it.unsent() > 0)))
            .toList();
    return new RefundForm(
        rows, "", "", MONEY, kind.code(), "", Boolean.toString(true), null, null, "", "");
  }

  /**
   * All that came with a return; of one by which its shopper withdrew from the whole contract also
   * shipping.
   */
  static RefundForm of(
      Refundable order, Return it, boolean exchange, PaymentKind kind, Locale locale) {
    var rows =
        it.lines().stream()
            .map(line -> new UnitsRow(line.id(), Integer.toString(line.received()), ""))
            .toList();
    int left = order.lines().stream().mapToInt(Refundable.Line::left).sum();
    // Who exchanges has had it brought, and gets something else for it.
    boolean whole = it.isWithdrawal() && it.received() == left && !exchange;
    var bare = blank(order, false, kind);
    return new RefundForm(
            rows,
            whole ? order.shippingLeft().typed(locale) : "",
            "",
            bare.first(),
            bare.kind(),
            "",
            bare.mail(),
            null,
            null,
            it.publicId(),
            exchange ? Boolean.toString(true) : "")
        .whole(order);
  }

  boolean isOfReturn() {
    return returned != null && !returned.isEmpty();
  }

  /** What becomes of that return. */
  ReturnOutcome outcome() {
    return FormText.on(exchange) ? ReturnOutcome.EXCHANGE : ReturnOutcome.REFUND;
  }

  /**
   * With a row for each line of the order, in their order; what names no line of it is left out.
   */
  RefundForm whole(Refundable order) {
    var sent = requireNonNullElse(units, List.<UnitsRow>of());
    var rows =
        order.lines().stream()
            .map(
                line ->
                    sent.stream()
                        .filter(it -> it != null && line.id().equals(it.line()))
                        .findFirst()
                        .orElse(new UnitsRow(line.id(), "", "")))
            // Of what came with a return it was said then what becomes of it.
            .map(it -> isOfReturn() ? new UnitsRow(it.line(), it.quantity(), "") : it)
            .toList();
    return new RefundForm(
        rows, shipping, other, first, kind, reason, mail, once, seen, returned, exchange);
  }

  /** What a {@link #whole} form wants; of use only if nothing was noted. */
  RefundWish read(Store store, Refundable order, Locale reader, Errors errors) {
    var check = new FormText(errors);
    var currency = order.balance().total().currency();
    var none = Money.zero(currency);
    var wanted = new ArrayList<RefundWish.Units>();
    var rows = requireNonNullElse(units, List.<UnitsRow>of());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var typed = WholeNumber.read(row.quantity(), 0, MOST_UNITS);
      int number =
          check.optional(
              "units[" + i + "].quantity",
              typed.isMissing() ? WholeNumber.read("0", 0, 1) : typed,
              0);
      var line = requireNonNullElse(row.line(), "");
      if (number > 0)
        wanted.add(new RefundWish.Units(line, number, FormText.on(row.restock()), isOfReturn()));
    }
    var amount =
        check.optional("other", Amount.readSigned(other, currency, reader, store.texts()), none);
    // Nothing typed stands for all that is left of a cancelled order; nothing at all does not.
    if (order.balance().cancelled() && amount.isZero() && !Typed.line(other).isEmpty())
      errors.rejectValue("other", "refund.error.nothing");
    return new RefundWish(
        List.copyOf(wanted),
        check.optional("shipping", Amount.read(shipping, currency, reader, store.texts()), none),
        amount,
        CARDS.equals(Typed.code(first)));
  }

  /** How it is made; of use only if nothing was noted. */
  Refunding how(Refundable order, RefundPlan plan, Actor actor, Errors errors) {
    var chosen =
        PaymentKind.byHand().stream()
            .filter(it -> it.code().equals(Typed.code(kind)))
            .findFirst()
            .orElse(null);
    if (chosen == null) errors.rejectValue("kind", "order.pay.error.kind");
    var text = new FormText(errors).optional("reason", reason, REASON);
    var said = OnceKey.kept(OnceKey.of(once), new Said(order.number(), text, plan.toString()));
    return new Refunding(
        order.version(),
        chosen == null ? PaymentKind.OTHER : chosen,
        text,
        FormText.on(mail),
        said,
        actor);
  }

  private record Said(long number, String reason, String plan) {}

  /** What the page shows that it would do, in a few letters. */
  static String sight(Refundable order, RefundPlan plan) {
    return OnceKey.kept("", new Sight(order.version(), plan.toString()));
  }

  private record Sight(int version, String plan) {}

  boolean hasSeen(Refundable order, RefundPlan plan) {
    return sight(order, plan).equals(seen);
  }

  /** Says why it cannot be done, at the fields that it is about. */
  static void say(List<RefundFault> faults, Refundable order, Locale locale, Errors errors) {
    for (var fault : faults) {
      var key = "refund.error." + fault.why().name().toLowerCase(Locale.ROOT);
      var most = fault.most();
      var with = new Object[] {most == null ? fault.units() : most.format(locale)};
      var field = field(fault, order);
      if (field == null) errors.reject(key, with, null);
      else errors.rejectValue(field, key, with, null);
    }
  }

  /** Says what does not come back so. */
  static void say(ReturnRefused refused, Refundable order, Errors errors) {
    var key = "return.refused." + refused.why().code();
    var field = field(refused.line(), order);
    if (field == null) errors.reject(key);
    else errors.rejectValue(field, key, new Object[] {refused.units()}, null);
  }

  private static @Nullable String field(@Nullable String line, Refundable order) {
    for (int i = 0; i < order.lines().size(); i++)
      if (order.lines().get(i).id().equals(line)) return "units[" + i + "].quantity";
    return null;
  }

  private static @Nullable String field(RefundFault fault, Refundable order) {
    var line = field(fault.line(), order);
    if (line != null) return line;
    return switch (fault.why()) {
      case SHIPPING -> "shipping";
      case LESS_THAN_NOTHING, WORTH, CANCELLED_LEFT -> "other";
      default -> null;
    };
  }
}
