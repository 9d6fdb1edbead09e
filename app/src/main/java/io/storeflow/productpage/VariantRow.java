package io.storeflow.productpage;

import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.platform.form.Parts;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Pairs;
import io.storeflow.platform.input.several.Pairs.Pair;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Attribute;
import io.storeflow.product.Backorder;
import io.storeflow.unitprice.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A line of the grid of variants, as it was typed.
 *
 * @param id public id; empty for a new line
 * @param chosen which value of each option, see {@link Chosen}
 * @param out whether it is left out: it stays in the form, so that it can be put back
 * @param picked whether it is ticked, for what is set for several lines at once
 * @param picture public id of one of the product's pictures; empty for none of its own
 * @param seen what the person saw of each field, see {@link FormValues}
 * @param backorderMost how many may be sold when none is left; empty for no limit
 * @param content what a unit holds, see {@link Content}
 * @param onHandWas what the person saw: the stock changes by what was typed less this
 */
record VariantRow(
    @Nullable String id,
    @Nullable String chosen,
    @Nullable Boolean out,
    @Nullable Boolean picked,
    @Nullable String sku,
    @Nullable String price,
    @Nullable String compareAt,
    @Nullable String cost,
    @Nullable String barcode,
    @Nullable String weight,
    @Nullable String picture,
    @Nullable Boolean tracked,
    @Nullable String onHand,
    @Nullable String onHandWas,
    @Nullable String lowAt,
    @Nullable Boolean backorder,
    @Nullable String backorderMost,
    @Nullable Boolean active,
    @Nullable String attributes,
    @Nullable String seen,
    @Nullable String content) {
  private static final String GONE = "gone";

  /** What is said of a variant. */
  private static final List<String> KEPT =
      List.of("chosen", "barcode", "weight", "picture", "attributes", "content");

  static VariantRow empty() {
    return new VariantRow(
        "", "", false, false, "", "", "", "", "", "", "", false, "", "", "", false, "", true, "",
        "", "");
  }

  static VariantRow of(VariantDetail variant, List<Integer> chosen) {
    var fields = variant.fields();
    var row =
        new VariantRow(
            variant.publicId(),
            Chosen.written(chosen),
            false,
            false,
            fields.sku(),
            amount(fields.price()),
            amount(fields.compareAt()),
            amount(fields.cost()),
            fields.barcode(),
            number(fields.weightGrams()),
            fields.image() == null ? "" : fields.image(),
            fields.tracked(),
            number(variant.onHand()),
            number(variant.onHand()),
            number(fields.lowAt()),
            fields.backorder() > 0,
            fields.backorder() % Backorder.ENDLESS == 0 ? "" : number(fields.backorder()),
            fields.active(),
            Pairs.written(pairs(fields.attributes())),
            "",
            Content.written(fields.content()));
    return Parts.with(row, Map.of("seen", FormValues.seen(row)));
  }

  /** The same with what another line says of the variant in what a store has not of its own. */
  VariantRow saying(VariantRow now) {
    var said = new HashMap<String, @Nullable Object>();
    for (var name : KEPT) said.put(name, Parts.get(now, name));
    said.put("out", false);
    return Parts.with(this, said);
  }

  /** A new one that is sold as this one is, under no code and with nothing on hand. */
  VariantRow like(List<Integer> values) {
    return new VariantRow(
        "",
        Chosen.written(values),
        false,
        false,
        "",
        price,
        compareAt,
        cost,
        "",
        weight,
        picture,
        tracked,
        "",
        "",
        lowAt,
        backorder,
        backorderMost,
        active,
        attributes,
        "",
        content);
  }

  VariantRow chosen(List<Integer> values) {
    return isGone() ? this : with(Chosen.written(values), out);
  }

  /** Left out for good, as a value that it is made of has gone. */
  VariantRow gone() {
    return with(GONE, true);
  }

  boolean isGone() {
    return GONE.equals(chosen);
  }

  VariantRow leftOut(boolean isOut) {
    return with(chosen, isOut);
  }

  List<Integer> values() {
    return Chosen.read(chosen);
  }

  boolean isNew() {
    return Typed.line(id).isEmpty();
  }

  boolean isOut() {
    return Boolean.TRUE.equals(out);
  }

  boolean isPicked() {
    return Boolean.TRUE.equals(picked);
  }

  /** The same with one thing set, as for other lines. */
  VariantRow filled(Fill fill, @Nullable String value) {
    return new VariantRow(
        id,
        chosen,
        out,
        picked,
        sku,
        fill == Fill.PRICE ? value : price,
        fill == Fill.COMPARE_AT ? value : compareAt,
        fill == Fill.COST ? value : cost,
        barcode,
        fill == Fill.WEIGHT ? value : weight,
        picture,
        fill.isSwitch(Fill.TRACKED, Fill.UNTRACKED)
            ? Boolean.valueOf(fill == Fill.TRACKED)
            : tracked,
        fill == Fill.ON_HAND ? value : onHand,
        onHandWas,
        fill == Fill.LOW_AT ? value : lowAt,
        fill.isSwitch(Fill.BACKORDER, Fill.NO_BACKORDER)
            ? Boolean.valueOf(fill == Fill.BACKORDER)
            : backorder,
        backorderMost,
        fill.isSwitch(Fill.SOLD, Fill.UNSOLD) ? Boolean.valueOf(fill == Fill.SOLD) : active,
        fill == Fill.ATTRIBUTES ? value : attributes,
        seen,
        fill == Fill.CONTENT ? value : content);
  }

  private VariantRow with(@Nullable String values, @Nullable Boolean isOut) {
    var other = new HashMap<String, @Nullable Object>();
    other.put("chosen", values);
    other.put("out", isOut);
    return Parts.with(this, other);
  }

  private static List<Pair> pairs(List<Attribute> attributes) {
    return attributes.stream().map(it -> new Pair(it.name(), it.value())).toList();
  }

  private static String amount(@Nullable Money money) {
    Locale locale = LocaleContextHolder.getLocale();
    return money == null ? "" : money.typed(locale);
  }

  private static String number(@Nullable Integer number) {
    return number == null ? "" : number.toString();
  }
}
