package io.storeflow.draftpage;

import io.storeflow.draftorder.DiscountKind;
import io.storeflow.draftorder.DraftDiscount;
import io.storeflow.draftorder.DraftOrder;
import io.storeflow.draftorder.DraftPlan;
import io.storeflow.draftorder.DraftWish;
import io.storeflow.editpage.MoreRow;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Phone;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A draft as it was typed.
 *
 * @param more goods of the store
 * @param own items of its own
 * @param words by which goods are looked for
 * @param pick public id of one that was found and is put to it
 * @param add there where one more item of its own is wanted
 * @param off code of the kind of the discount; empty for none
 * @param value of it, in percent or as an amount
 * @param once a key of its own; one that comes without gets one
 * @param version of the draft that the page has shown; empty for a new one
 * @param then what is done when it is saved: mail, link, or nothing
 */
record DraftForm(
    @Nullable List<MoreRow> more,
    @Nullable List<OwnRow> own,
    @Nullable String words,
    @Nullable String pick,
    @Nullable String add,
    @Nullable String off,
    @Nullable String value,
    @Nullable String reason,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String sendTo,
    @Nullable String note,
    @Nullable String staffNote,
    @Nullable String days,
    @Nullable String once,
    @Nullable String version,
    @Nullable String then) {
  private static final int NAME = 120;
  static final String MAIL = "mail";
  static final String LINK = "link";

  DraftForm {
    once = OnceKey.of(once);
  }

  /** For somebody of whom that is known. */
  static DraftForm fresh(String name, String email, String phone) {
    return new DraftForm(
        List.of(),
        List.of(),
        "",
        null,
        null,
        "",
        "",
        "",
        name,
        email,
        phone,
        "",
        "",
        "",
        Integer.toString(DraftOrder.DAYS),
        null,
        "",
        null);
  }

  static DraftForm of(DraftOrder draft, Locale reader) {
    var discount = draft.discount();
    return new DraftForm(
        draft.lines().stream()
            .filter(it -> it.goods() != null)
            .map(it -> new MoreRow(it.key(), Integer.toString(it.quantity())))
            .toList(),
        draft.lines().stream()
            .filter(it -> it.goods() == null)
            .map(it -> OwnRow.of(it, reader))
            .toList(),
        "",
        null,
        null,
        discount == null ? "" : discount.kind().code(),
        discount == null ? "" : value(draft, discount, reader),
        discount == null ? "" : discount.reason(),
        draft.customer().name(),
        draft.customer().email(),
        draft.customer().phone(),
        draft.sendTo(),
        draft.note(),
        draft.staffNote(),
        Integer.toString(draft.days()),
        null,
        Integer.toString(draft.version()),
        null);
  }

  private static String value(DraftOrder draft, DraftDiscount discount, Locale reader) {
    return discount.kind() == DiscountKind.PERCENT
        ? BigDecimal.valueOf(discount.value(), 2).stripTrailingZeros().toPlainString()
        : new Money(discount.value(), draft.total().currency()).typed(reader);
  }

  /** With what was picked, and without rows of which there are to be none. */
  DraftForm whole() {
    return new DraftForm(
        MoreRow.whole(more, pick),
        OwnRow.whole(own, add != null),
        words,
        null,
        null,
        off,
        value,
        reason,
        name,
        email,
        phone,
        sendTo,
        note,
        staffNote,
        days,
        once,
        version,
        then);
  }

  /** What a {@link #whole} form wants; of use only if nothing was noted. */
  DraftWish read(Store store, Locale reader, Errors errors) {
    return read(store, reader, errors, errors);
  }

  /**
   * The same for its sum.
   *
   * @param errors what is wrong with goods and discount
   * @param others what is wrong with the rest, which somebody may be typing just now
   */
  DraftWish read(Store store, Locale reader, Errors errors, Errors others) {
    var check = new FormText(errors);
    var rest = new FormText(others);
    var goods = MoreRow.read(more, check);
    var items = OwnRow.read(store, own, reader, errors);
    if (goods.size() + items.size() > Basket.MOST_LINES)
      errors.reject("draft.error.lines", new Object[] {Basket.MOST_LINES}, null);
    var contact =
        new DraftOrder.Customer(
            Typed.line(name).isEmpty() ? "" : rest.name("name", name, NAME),
            Email.kept(rest.optional("email", Email.read(email), "")),
            rest.optional("phone", Phone.read(phone, store.country(), store.country()), ""));
    var to = Email.kept(rest.optional("sendTo", Email.read(sendTo), ""));
    return new DraftWish(
        Basket.of(goods).lines().stream()
            .map(it -> new Basket.Item(it.variantId(), it.quantity()))
            .toList(),
        items,
        discount(store, reader, check, errors),
        contact,
        to.isEmpty() ? contact.email() : to,
        rest.text("note", note, DraftOrder.NOTE),
        rest.text("staffNote", staffNote, DraftOrder.STAFF_NOTE),
        rest.required("days", WholeNumber.read(days, 1, DraftOrder.MOST_DAYS), DraftOrder.DAYS));
  }

  private @Nullable DraftDiscount discount(
      Store store, Locale reader, FormText check, Errors errors) {
    if (Typed.code(off).isEmpty()) return null;
    var kind = Coded.find(DiscountKind.class, Typed.code(off)).orElse(null);
    if (kind == null) {
      errors.rejectValue("off", "draft.error.off");
      return null;
    }
    Read<Long> read =
        kind == DiscountKind.PERCENT
            ? WholeNumber.hundredthsOfPercent(value, 100).map(Long::valueOf)
            : Amount.read(value, store.currency(), reader, store.texts()).map(it -> it.minor());
    long much = check.required("value", read, 1L);
    if (much == 0) errors.rejectValue("value", "draft.error.nothing");
    return new DraftDiscount(
        kind, Math.max(1, much), check.required("reason", reason, DraftDiscount.REASON));
  }

  /** Says which goods cannot be put to it, and that no more than all of it can be off. */
  void say(Store store, DraftWish wish, DraftPlan plan, Locale reader, Errors errors) {
    var rows = Objects.requireNonNullElse(more, List.<MoreRow>of());
    for (int i = 0; i < rows.size(); i++)
      if (plan.gone().contains(Typed.code(rows.get(i).variant())))
        errors.rejectValue("more[" + i + "].quantity", "edit.error.not_for_sale");
    if (!plan.gone().isEmpty()) return;
    var discount = wish.discount();
    long sum = plan.lines().stream().mapToLong(it -> it.total().minor()).sum();
    if (discount == null || discount.kind() == DiscountKind.PERCENT || discount.value() <= sum)
      return;
    var most = store.money(sum).format(reader);
    errors.rejectValue("value", "draft.error.above", new Object[] {most}, null);
  }

  /** What is kept of its key. */
  String kept(DraftWish wish) {
    return OnceKey.kept(Objects.requireNonNull(once), wish);
  }

  /** The version of the draft that the page has shown; 0, which none has, for what is no number. */
  int seen() {
    return WholeNumber.read(version, 1, Integer.MAX_VALUE).orElse(0);
  }
}
