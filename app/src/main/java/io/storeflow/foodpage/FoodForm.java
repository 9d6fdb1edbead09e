package io.storeflow.foodpage;

import io.storeflow.allergen.Additive;
import io.storeflow.allergen.Allergen;
import io.storeflow.allergen.Food;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What food holds, as it was ticked.
 *
 * @param version a mark of what the person saw: {@link Overtaken}
 * @param statement a code of {@link Statement}
 * @param contains codes of allergens, as {@code may}: by accident
 * @param additive codes of additives
 */
public record FoodForm(
    @Nullable String version,
    @Nullable String statement,
    @Nullable List<String> contains,
    @Nullable List<String> may,
    @Nullable List<String> additive) {

  /** What is said at all. */
  enum Statement implements Coded {
    /** Nobody has said anything. */
    UNSAID,
    /** None of the fourteen. */
    NONE,
    SOME;
  }

  public FoodForm {
    contains = contains == null ? List.of() : contains;
    may = may == null ? List.of() : may;
    additive = additive == null ? List.of() : additive;
  }

  static final List<String> FIELDS = List.of("statement", "contains", "may", "additive");

  static FoodForm of(Food food) {
    return of(food, Overtaken.version(of(food, ""), FIELDS));
  }

  /** What the form says once it is read. */
  static FoodForm of(Food food, @Nullable String version) {
    var said = food.isFree() ? Statement.NONE : food.stated() ? Statement.SOME : Statement.UNSAID;
    return new FoodForm(
        version,
        said.code(),
        food.contains().stream().map(Allergen::code).toList(),
        food.mayContain().stream().map(Allergen::code).toList(),
        food.additives().stream().map(Additive::code).toList());
  }

  /** What the form says; of use only if nothing was noted. */
  Food read(Errors errors) {
    var said = Coded.find(Statement.class, Typed.code(statement)).orElse(null);
    var holds = codes(Allergen.class, contains, "contains", errors);
    var accident = codes(Allergen.class, may, "may", errors);
    var added = codes(Additive.class, additive, "additive", errors);
    if (said == null) errors.rejectValue("statement", "food.error.statement");
    boolean any = !holds.isEmpty() || !accident.isEmpty();
    // Who ticks something has stated it.
    if (any && said == Statement.UNSAID) said = Statement.SOME;
    if (any && said == Statement.NONE) errors.rejectValue("statement", "food.error.contradicts");
    if (!any && said == Statement.SOME) errors.rejectValue("statement", "food.error.nothing");
    return Food.of(said != Statement.UNSAID, holds, accident, added);
  }

  private static <E extends Enum<E> & Coded> List<E> codes(
      Class<E> kind, @Nullable List<String> sent, String field, Errors errors) {
    var found = new ArrayList<E>();
    for (var code : sent == null ? List.<String>of() : sent) {
      var known = Coded.find(kind, Typed.code(code).toLowerCase(Locale.ROOT));
      if (known.isPresent()) found.add(known.get());
      else if (!Typed.code(code).isEmpty()) {
        errors.rejectValue(field, "food.error.unknown");
        break;
      }
    }
    return found;
  }
}
