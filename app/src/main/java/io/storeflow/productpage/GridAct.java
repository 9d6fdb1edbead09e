package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.springframework.validation.Errors;

/**
 * What a button of the grid of variants does, as its value says: "option", "add", "cut-0-2",
 * "out-3"; and the one that makes room for another detail.
 *
 * @param places of the option and the value, or of the line, from 0
 */
record GridAct(String name, List<Integer> places) {
  private static final GridAct NONE = new GridAct("", List.of());

  static GridAct read(String value) {
    var parts = Typed.line(value).split("-");
    if (!Arrays.stream(parts).skip(1).allMatch(part -> part.matches("\\d{1,4}"))) return NONE;
    var places = Arrays.stream(parts).skip(1).map(Integer::valueOf).toList();
    return new GridAct(parts[0], places);
  }

  /** A form that is saved: what was typed to be added is added, blank options are left away. */
  static ProductForm finished(ProductForm form, Errors errors) {
    return form.with(added(form.grid(), errors).tidy()).with(form.said().tidy());
  }

  /**
   * A form with what was typed to be added, whatever was pressed: what is wrong with it is said
   * each time, until it is put right.
   */
  static ProductForm taken(ProductForm form, Errors errors) {
    return form.with(added(form.grid(), errors));
  }

  ProductForm on(ProductForm form, Errors errors) {
    return switch (name) {
      case "detail" -> taken(form.with(form.said().withRow()), errors);
      case "page" -> taken(form.onPage(at(0)), errors);
      case "find" -> taken(form.onPage(0), errors);
      default -> form.with(grid(form, errors));
    };
  }

  private VariantGrid grid(ProductForm form, Errors errors) {
    var grid = added(form.grid(), errors);
    return switch (name) {
      case "option" -> grid.withOption();
      case "drop" -> grid.withoutOption(at(0));
      case "cut" -> grid.withoutValue(at(0), at(1));
      case "first" -> grid.withValueUp(at(0), at(1));
      case "out" -> grid.withOut(at(0), true);
      case "back" -> grid.withOut(at(0), false);
      case "missing" -> grid.withMissing();
      case "up" -> grid.withUp(at(0));
      case "fill" -> filled(form, grid, errors);
      default -> grid;
    };
  }

  private static VariantGrid filled(ProductForm form, VariantGrid grid, Errors errors) {
    var fill = Coded.find(Fill.class, Typed.line(form.fill()));
    if (fill.isEmpty()) {
      errors.rejectValue("fill", "catalog.error.fill");
      return grid;
    }
    return grid.filled(fill.get(), Typed.line(form.fillWith()), Typed.line(form.find()));
  }

  /** Options whose values are wrong, or would make too many variants, keep what was typed. */
  private static VariantGrid added(VariantGrid grid, Errors errors) {
    var options = grid.options();
    var kept = new HashSet<Integer>();
    for (int i = 0; i < options.size(); i++) if (isWrong(options.get(i), i, errors)) kept.add(i);
    long size = grid.sizeWithAdded(kept);
    if (size <= VariantGrid.MOST_VARIANTS) return grid.withAdded(kept);
    for (int i = 0; i < options.size(); i++)
      if (!kept.contains(i) && !options.get(i).added().isEmpty())
        reject(errors, i, "catalog.error.variants.many", size, VariantGrid.MOST_VARIANTS);
    return grid;
  }

  /** Two spellings are one value: which one it shall be is for the person to say. */
  private static boolean isWrong(OptionRow option, int at, Errors errors) {
    var added = option.added();
    int longest = added.stream().mapToInt(Typed::length).max().orElse(0);
    int values = option.rows().size() + added.size();
    var both = option.respelled();
    if (longest > VariantsCheck.MAX_VALUE)
      reject(errors, at, "catalog.error.long", VariantsCheck.MAX_VALUE, longest);
    else if (values > ProductChange.MOST_VALUES)
      reject(errors, at, "catalog.error.values.many", values, ProductChange.MOST_VALUES);
    else if (!both.isEmpty()) reject(errors, at, "catalog.error.values.spelling", both.toArray());
    else return false;
    return true;
  }

  private static void reject(Errors errors, int option, String rule, Object... facts) {
    errors.rejectValue("options[" + option + "].add", rule, facts, null);
  }

  /** What no line has, where the button names none. */
  private int at(int place) {
    return place < places.size() ? places.get(place) : Integer.MAX_VALUE;
  }
}
