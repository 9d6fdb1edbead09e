package io.storeflow.productpage;

import io.storeflow.platform.form.Parts;
import io.storeflow.platform.form.Seen;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Two people changed one product. What one of them alone changed is taken as it is; where both did,
 * somebody has to choose. Nothing of either is lost.
 *
 * @param merged the form with the changes of both; where both changed a field it has ours
 * @param open the fields that both changed
 * @param taken the fields that they alone changed
 */
record Conflict(ProductForm merged, List<Both> open, List<Both> taken) {
  static final String THEIRS = "theirs";
  private static final String OF_VARIANT = "variant.";

  /**
   * A field in two states.
   *
   * @param key names it in the form of the choice
   * @param field as {@link FormValues} names it
   * @param of what the variant is called; empty for a field of the product
   */
  public record Both(String key, String field, String of, String theirs, String mine) {

    /** The key of its words, which name the variant where there are several. */
    public String label() {
      var name = FormValues.label(field);
      return of.isEmpty() ? name : name + ".of";
    }

    Both shown(BinaryOperator<String> words) {
      return new Both(key, field, of, words.apply(field, theirs), words.apply(field, mine));
    }
  }

  /** What was chosen for a field: "theirs" or "mine". */
  public record Choice(@Nullable String key, @Nullable String take) {}

  /**
   * @param mine as it was typed, with what the person had seen
   * @param theirs the form of the product as it is now
   */
  static Conflict between(ProductForm mine, ProductForm theirs) {
    return new Merging(mine, theirs).merged();
  }

  /** The form with their values in the fields that were chosen so. */
  static ProductForm settled(ProductForm form, ProductForm theirs) {
    var keys =
        form.chosen().stream().filter(form::takesTheirs).map(it -> Typed.line(it.key())).toList();
    return keys.isEmpty() ? form : new Merging(form, theirs).taking(keys);
  }

  /** One round of putting two forms together. */
  private static final class Merging {
    private final ProductForm mine;
    private final ProductForm theirs;
    private final Map<String, VariantRow> there;
    private final List<Both> open = new ArrayList<>();
    private final List<Both> taken = new ArrayList<>();

    Merging(ProductForm mine, ProductForm theirs) {
      this.mine = mine;
      this.theirs = theirs;
      this.there = FormValues.byId(theirs);
    }

    Conflict merged() {
      var fields = fields(FormValues.OF_PRODUCT, mine.seen(), "", "", mine, theirs);
      var rows = new ArrayList<VariantRow>();
      for (var row : mine.rows()) merge(row, fields.contains(FormValues.OPTIONS), rows);
      var known = FormValues.byId(mine).keySet();
      for (var row : theirs.rows()) if (!known.contains(Typed.line(row.id()))) rows.add(row);
      var form = FormValues.taking(rebased(), theirs, fields);
      var merged = form.with(new VariantGrid(form.grid().options(), rows)).seenAs(theirs);
      return new Conflict(merged, open, taken);
    }

    /** With their values in these fields, whoever changed them. */
    ProductForm taking(List<String> keys) {
      var fields = FormValues.OF_PRODUCT.stream().filter(keys::contains).toList();
      boolean options = fields.contains(FormValues.OPTIONS);
      var rows = new ArrayList<VariantRow>();
      for (var row : mine.rows()) {
        var other = there.get(Typed.line(row.id()));
        if (other == null) {
          if (!options) rows.add(row);
          continue;
        }
        var chosen =
            FormValues.OF_VARIANT.stream().filter(it -> keys.contains(key(row, it))).toList();
        var took = FormValues.taking(row, other, chosen);
        rows.add(options ? Parts.with(took, Map.of("chosen", text(other.chosen()))) : took);
      }
      var form = FormValues.taking(mine, theirs, fields);
      return form.with(new VariantGrid(form.grid().options(), rows));
    }

    private void merge(VariantRow row, boolean theirOptions, List<VariantRow> rows) {
      if (row.isNew()) {
        rows.add(row);
        return;
      }
      var other = there.get(Typed.line(row.id()));
      if (other == null) {
        // They left it out: it stays left out, unless we changed it meanwhile.
        if (!FormValues.seen(row).equals(row.seen()))
          rows.add(Parts.with(row, Map.of("id", "", "onHandWas", "")));
        return;
      }
      var fields =
          fields(
              FormValues.OF_VARIANT, row.seen(), row.id(), theirs.grid().title(other), row, other);
      var changed = new LinkedHashMap<String, @Nullable Object>();
      changed.put("seen", other.seen());
      // Whatever is on hand changes by what was typed less what was seen.
      if (Objects.equals(Seen.text(row.onHand()), Seen.text(row.onHandWas()))) {
        changed.put("onHand", other.onHand());
        changed.put("onHandWas", other.onHandWas());
      }
      if (theirOptions) changed.put("chosen", other.chosen());
      if (row.isOut() && !fields.isEmpty() && !row.isGone()) changed.put("out", false);
      rows.add(Parts.with(FormValues.taking(row, other, fields), changed));
    }

    /** Which of the fields are theirs; notes those that both changed. */
    private List<String> fields(
        List<String> all,
        @Nullable String seen,
        @Nullable String id,
        String of,
        Record ours,
        Record others) {
      var fields = new ArrayList<String>();
      for (int i = 0; i < all.size(); i++) {
        var field = all.get(i);
        var my = value(ours, field);
        var their = value(others, field);
        if (my.equals(their) || Seen.held(seen, i, their)) continue;
        var both = new Both(key(id, field), field, of, their, my);
        if (Seen.held(seen, i, my)) {
          fields.add(field);
          taken.add(both);
        } else open.add(both);
      }
      return fields;
    }

    /** Our options name those that there are now, by their names. */
    private ProductForm rebased() {
      int place = FormValues.OF_PRODUCT.indexOf(FormValues.OPTIONS);
      if (Seen.held(mine.seen(), place, value(theirs, FormValues.OPTIONS))) return mine;
      var now = theirs.grid().options();
      var options = mine.grid().options().stream().map(option -> rebased(option, now)).toList();
      return Parts.with(mine, Map.of("options", options));
    }

    private static OptionRow rebased(OptionRow option, List<OptionRow> now) {
      for (int i = 0; i < now.size(); i++) {
        if (!Folded.same(text(now.get(i).name()), text(option.name()))) continue;
        var there = now.get(i).rows();
        var values =
            option.rows().stream()
                .map(it -> new OptionRow.ValueRow(place(it, there), it.value()))
                .toList();
        return new OptionRow("" + i, option.name(), values, option.add());
      }
      var values =
          option.rows().stream().map(it -> new OptionRow.ValueRow("", it.value())).toList();
      return new OptionRow("", option.name(), values, option.add());
    }

    private static String place(OptionRow.ValueRow value, List<OptionRow.ValueRow> there) {
      for (int i = 0; i < there.size(); i++)
        if (Folded.same(text(there.get(i).value()), text(value.value()))) return "" + i;
      return "";
    }

    private static String value(Record of, String field) {
      var value =
          of instanceof ProductForm form ? FormValues.of(form, field) : Parts.get(of, field);
      return Seen.text(value);
    }

    private static String text(@Nullable String text) {
      return text == null ? "" : text;
    }
  }

  private static String key(VariantRow row, String field) {
    return key(row.id(), field);
  }

  private static String key(@Nullable String id, String field) {
    return id == null || id.isEmpty() ? field : OF_VARIANT + Typed.line(id) + "." + field;
  }
}
