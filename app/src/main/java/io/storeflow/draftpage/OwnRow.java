package io.storeflow.draftpage;

import static java.util.Objects.requireNonNullElse;

import io.storeflow.draftorder.DraftLine;
import io.storeflow.draftorder.DraftWish;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.pricing.Basket;
import io.storeflow.product.TaxClass;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * An item that the store does not list, as it was typed; public, as templates read it.
 *
 * @param taxClass code of what it is for the tax
 */
public record OwnRow(
    @Nullable String title,
    @Nullable String price,
    @Nullable String quantity,
    @Nullable String taxClass) {
  private static final int TITLE = 200;
  private static final OwnRow BLANK = new OwnRow("", "", "1", TaxClass.STANDARD.code());

  static OwnRow of(DraftLine line, Locale reader) {
    return new OwnRow(
        line.title(),
        line.price().typed(reader),
        Integer.toString(line.quantity()),
        line.taxClass().code());
  }

  /**
   * The rows, with a blank one if it is wanted. Those of which there are to be none keep their
   * place until the draft is saved: else the next one came under the hands of who types.
   */
  static List<OwnRow> whole(@Nullable List<OwnRow> rows, boolean more) {
    var given = requireNonNullElse(rows, List.<OwnRow>of()).stream().filter(Objects::nonNull);
    var added = more ? Stream.of(BLANK) : Stream.<OwnRow>empty();
    return Stream.concat(given, added).limit(Basket.MOST_LINES).toList();
  }

  /** Whether there is to be none of it, or nothing was typed yet. */
  private boolean isNone() {
    boolean untouched =
        Typed.line(title).isEmpty()
            && Typed.line(price).isEmpty()
            && List.of("", "1").contains(Typed.code(quantity));
    return untouched || Typed.code(quantity).equals("0");
  }

  /** What they want; of use only if nothing was noted. */
  static List<DraftWish.Own> read(
      Store store, @Nullable List<OwnRow> rows, Locale reader, Errors errors) {
    var check = new FormText(errors);
    var own = new ArrayList<DraftWish.Own>();
    var all = requireNonNullElse(rows, List.<OwnRow>of());
    for (int i = 0; i < all.size(); i++) {
      var row = all.get(i);
      if (row.isNone()) continue;
      var at = "own[" + i + "].";
      var price = Amount.read(row.price(), store.currency(), reader, store.texts());
      var units = WholeNumber.read(row.quantity(), 1, Basket.MOST_UNITS);
      var tax = Coded.find(TaxClass.class, Typed.code(row.taxClass())).orElse(null);
      if (tax == null) errors.rejectValue(at + "taxClass", "draft.error.tax");
      own.add(
          new DraftWish.Own(
              check.required(at + "title", row.title(), TITLE),
              check.required(at + "price", price, store.money(0)),
              check.required(at + "quantity", units, 1),
              tax == null ? TaxClass.STANDARD : tax));
    }
    return own;
  }
}
