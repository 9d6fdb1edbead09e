package io.storeflow.editpage;

import static java.util.Objects.requireNonNullElse;

import io.storeflow.orderedit.EditFault;
import io.storeflow.orderedit.EditPlan;
import io.storeflow.orderedit.EditWish;
import io.storeflow.orderedit.Editable;
import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.refund.RefundFault;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.store.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * An edit of an order as it was typed.
 *
 * @param less units of its lines that are taken off
 * @param more what is put to it
 * @param words by which goods are looked for
 * @param pick public id of one that was found and is put to it
 * @param kind in which way money goes back
 * @param once a key of its own; one that comes without gets one
 * @param seen what a page has shown that it would do; it is done only if it still would
 * @param mails on if the shopper is told
 */
record EditForm(
    @Nullable List<LessRow> less,
    @Nullable List<MoreRow> more,
    @Nullable String words,
    @Nullable String pick,
    @Nullable String kind,
    @Nullable String once,
    @Nullable String seen,
    @Nullable String mails) {
  private static final int MOST_UNITS = 1_000_000;
  private static final int LONGEST_WORDS = 120;

  /**
   * @param line public id
   * @param restock on if they can be sold again
   */
  record LessRow(@Nullable String line, @Nullable String quantity, @Nullable String restock) {}

  EditForm {
    once = OnceKey.of(once);
  }

  static EditForm blank(Editable order, PaymentKind kind) {
    var rows = order.order().lines().stream().map(it -> new LessRow(it.id(), "", "true")).toList();
    return new EditForm(rows, List.of(), "", null, kind.code(), null, null, "true");
  }

  /** What goods are looked for by; empty for none. */
  String searched() {
    return Typed.cut(Typed.line(words), LONGEST_WORDS);
  }

  boolean searches() {
    return !searched().isEmpty();
  }

  /**
   * With a row for each line of the order, in their order, and one for what was picked; what names
   * no line of it, and what is to be none, is left out.
   */
  EditForm whole(Editable order) {
    var sent = requireNonNullElse(less, List.<LessRow>of());
    var rows =
        order.order().lines().stream()
            .map(
                line ->
                    sent.stream()
                        .filter(it -> it != null && line.id().equals(it.line()))
                        .findFirst()
                        .orElse(new LessRow(line.id(), "", "")))
            .toList();
    return new EditForm(rows, MoreRow.whole(more, pick), words, null, kind, once, seen, mails);
  }

  /** What a {@link #whole} form wants; of use only if nothing was noted. */
  EditWish read(Errors errors) {
    var check = new FormText(errors);
    var off = new ArrayList<RefundWish.Units>();
    var rows = requireNonNullElse(less, List.<LessRow>of());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var typed = WholeNumber.read(row.quantity(), 0, MOST_UNITS);
      var read = typed.isMissing() ? WholeNumber.read("0", 0, 1) : typed;
      int number = check.optional("less[" + i + "].quantity", read, 0);
      var line = requireNonNullElse(row.line(), "");
      if (number > 0) off.add(new RefundWish.Units(line, number, FormText.on(row.restock())));
    }
    return new EditWish(off, MoreRow.read(more, check));
  }

  /** How what goes back is given back; of use only if nothing was noted. */
  Refunding how(Editable order, EditWish wish, String reason, Actor actor, Errors errors) {
    var chosen =
        PaymentKind.byHand().stream()
            .filter(it -> it.code().equals(Typed.code(kind)))
            .findFirst()
            .orElse(null);
    if (chosen == null) errors.rejectValue("kind", "order.pay.error.kind");
    return new Refunding(
        order.order().version(),
        chosen == null ? PaymentKind.OTHER : chosen,
        reason,
        FormText.on(mails),
        kept(order.order().number(), wish),
        actor);
  }

  /** What is kept of its key: it wants the same whatever has become of the order. */
  String kept(long number, EditWish wish) {
    return OnceKey.kept(OnceKey.of(once), new Said(number, wish));
  }

  private record Said(long number, EditWish wish) {}

  /** What the page shows that it would do, in a few letters. */
  static String sight(Editable order, EditPlan plan) {
    return OnceKey.kept("", new Sight(order, plan));
  }

  private record Sight(long number, int version, String plan) {
    Sight(Editable order, EditPlan plan) {
      this(
          order.order().number(),
          order.order().version(),
          String.join(
              " ",
              plan.more().toString(),
              plan.off().toString(),
              plan.back().toString(),
              plan.due().toString(),
              lines(plan)));
    }

    private static String lines(EditPlan plan) {
      var all = new ArrayList<String>();
      if (plan.added() != null)
        plan.added().lines().forEach(it -> all.add(it.wanted().key() + "+" + it.quantity()));
      if (plan.less() != null)
        plan.less().lines().forEach(it -> all.add(it.of().id() + "-" + it.quantity()));
      return String.join(" ", all);
    }
  }

  boolean hasSeen(Editable order, EditPlan plan) {
    return sight(order, plan).equals(seen);
  }

  /** Says why it cannot be done, at the fields that it is about. */
  void say(List<EditFault> faults, List<RefundFault> off, Errors errors) {
    for (var fault : faults) {
      var key = "edit.error." + fault.why().code();
      var with = new Object[] {requireNonNullElse(fault.left(), 0)};
      int item = fault.item();
      boolean its = item >= 0 && item < requireNonNullElse(more, List.<MoreRow>of()).size();
      if (its) errors.rejectValue("more[" + item + "].quantity", key, with, null);
      else errors.reject(key, with, null);
    }
    var rows = requireNonNullElse(less, List.<LessRow>of());
    for (var fault : off) {
      var key = "refund.error." + fault.why().name().toLowerCase(Locale.ROOT);
      var with = new Object[] {fault.units()};
      int place = rows.stream().map(LessRow::line).toList().indexOf(fault.line());
      if (place >= 0) errors.rejectValue("less[" + place + "].quantity", key, with, null);
      else if (fault.why() == RefundFault.Why.CANCEL) {
        if (faults.stream().noneMatch(it -> it.why() == EditFault.Why.ALL))
          errors.reject("edit.error.all");
      } else errors.reject(key, with, null);
    }
  }
}
