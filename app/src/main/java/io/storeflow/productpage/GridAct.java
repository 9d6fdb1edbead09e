package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import java.util.Arrays;
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

  ProductForm on(ProductForm form, Errors errors) {
    return switch (name) {
      case "detail" -> form.with(form.said().withRow());
      case "page" -> form.onPage(at(0)).with(added(form.grid(), errors));
      case "find" -> form.onPage(0).with(added(form.grid(), errors));
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

  /** Options that would make too many variants keep what was typed, and say so. */
  private static VariantGrid added(VariantGrid grid, Errors errors) {
    if (hasLongValue(grid, errors) || hasTooManyValues(grid, errors) || isRespelled(grid, errors))
      return grid;
    long size = grid.sizeWithAdded();
    if (size <= VariantGrid.MOST_VARIANTS) return grid.withAdded();
    var options = grid.options();
    for (int i = 0; i < options.size(); i++)
      if (!options.get(i).added().isEmpty())
        errors.rejectValue(
            "options[" + i + "].add",
            "catalog.error.variants.many",
            new Object[] {size, VariantGrid.MOST_VARIANTS},
            null);
    return grid;
  }

  private static boolean hasLongValue(VariantGrid grid, Errors errors) {
    boolean tooLong = false;
    for (int i = 0; i < grid.options().size(); i++) {
      int longest = grid.options().get(i).added().stream().mapToInt(Typed::length).max().orElse(0);
      if (longest <= VariantsCheck.MAX_VALUE) continue;
      tooLong = true;
      errors.rejectValue(
          "options[" + i + "].add",
          "catalog.error.long",
          new Object[] {VariantsCheck.MAX_VALUE, longest},
          null);
    }
    return tooLong;
  }

  /** Two spellings are one value: which one it shall be is for the person to say. */
  private static boolean isRespelled(VariantGrid grid, Errors errors) {
    boolean is = false;
    for (int i = 0; i < grid.options().size(); i++) {
      var both = grid.options().get(i).respelled();
      if (both.isEmpty()) continue;
      is = true;
      errors.rejectValue(
          "options[" + i + "].add", "catalog.error.values.spelling", both.toArray(), null);
    }
    return is;
  }

  private static boolean hasTooManyValues(VariantGrid grid, Errors errors) {
    boolean tooMany = false;
    for (int i = 0; i < grid.options().size(); i++) {
      var option = grid.options().get(i);
      int values = option.rows().size() + option.added().size();
      if (values <= ProductChange.MOST_VALUES) continue;
      tooMany = true;
      errors.rejectValue(
          "options[" + i + "].add",
          "catalog.error.values.many",
          new Object[] {values, ProductChange.MOST_VALUES},
          null);
    }
    return tooMany;
  }

  /** What no line has, where the button names none. */
  private int at(int place) {
    return place < places.size() ? places.get(place) : Integer.MAX_VALUE;
  }
}
