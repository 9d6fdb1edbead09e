package io.storeflow.modifier;

import io.storeflow.allergen.Food;
import io.storeflow.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of modifiers as somebody wants it: read and known to be right.
 *
 * @param min fewest units, 0 for none; {@code max}: most units, 1 or more
 * @param modifiers in their order, one at least
 */
public record GroupDraft(String title, int min, int max, List<Entry> modifiers) {

  /**
   * @param publicId of the modifier that it changes; null for a new one
   * @param inner public id of the group that goes with it in turn; null for none
   * @param food what is stated of a new one; of one that is there already, that stays as it is
   */
  public record Entry(
      @Nullable String publicId,
      String title,
      Money price,
      boolean preselected,
      @Nullable String inner,
      Food food) {

    /** Of a new one nothing is stated yet. */
    public Entry(
        @Nullable String publicId,
        String title,
        Money price,
        boolean preselected,
        @Nullable String inner) {
      this(publicId, title, price, preselected, inner, Food.UNSTATED);
    }
  }
}
