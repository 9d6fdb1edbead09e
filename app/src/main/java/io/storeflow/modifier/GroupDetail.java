package io.storeflow.modifier;

import io.storeflow.allergen.Food;
import io.storeflow.platform.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of modifiers as staff see it.
 *
 * @param products how many offer it
 * @param isInner whether it goes with a modifier of another group
 */
public record GroupDetail(
    long id,
    String publicId,
    String title,
    int min,
    int max,
    int version,
    int products,
    boolean isInner,
    List<Entry> modifiers) {

  /**
   * @param inner public id of the group that goes with it in turn; null for none
   * @param soldOut whether it cannot be had now
   * @param soldOutUntil when it can be had again; null for when somebody says so
   */
  public record Entry(
      long id,
      String publicId,
      String title,
      Money price,
      boolean preselected,
      @Nullable String inner,
      boolean soldOut,
      @Nullable Instant soldOutUntil,
      Food food) {}
}
