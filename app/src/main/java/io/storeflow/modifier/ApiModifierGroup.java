package io.storeflow.modifier;

import io.storeflow.allergen.ApiFood;
import io.storeflow.platform.money.ApiMoney;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen with a product, as the API tells it.
 *
 * @param min fewest units, 0 for none; {@code max}: most units
 */
@Schema(name = "ModifierGroup")
public record ApiModifierGroup(
    String id, String name, int min, int max, List<ApiModifier> modifiers) {

  /**
   * @param price what a unit adds to the price
   * @param food what it holds; null where nobody has said anything
   * @param modifierGroups what is chosen with it in turn
   */
  @Schema(name = "Modifier")
  public record ApiModifier(
      String id,
      String name,
      ApiMoney price,
      boolean preselected,
      boolean available,
      @Nullable ApiFood food,
      List<Inner> modifierGroups) {}

  /** Groups of a modifier, whose modifiers have none. */
  @Schema(name = "InnerModifierGroup")
  public record Inner(String id, String name, int min, int max, List<InnerModifier> modifiers) {}

  @Schema(name = "ModifierOfModifier")
  public record InnerModifier(
      String id,
      String name,
      ApiMoney price,
      boolean preselected,
      boolean available,
      @Nullable ApiFood food) {}

  public static List<ApiModifierGroup> of(List<ModifierGroup> groups, Locale locale) {
    return groups.stream()
        .map(
            it ->
                new ApiModifierGroup(
                    it.publicId(),
                    it.title(),
                    it.min(),
                    it.max(),
                    it.modifiers().stream().map(each -> modifier(each, locale)).toList()))
        .toList();
  }

  private static ApiModifier modifier(Modifier it, Locale locale) {
    return new ApiModifier(
        it.publicId(),
        it.title(),
        ApiMoney.of(it.price(), locale),
        it.preselected(),
        it.available(),
        ApiFood.of(it.food()),
        it.groups().stream().map(group -> inner(group, locale)).toList());
  }

  private static Inner inner(ModifierGroup it, Locale locale) {
    return new Inner(
        it.publicId(),
        it.title(),
        it.min(),
        it.max(),
        it.modifiers().stream()
            .map(
                each ->
                    new InnerModifier(
                        each.publicId(),
                        each.title(),
                        ApiMoney.of(each.price(), locale),
                        each.preselected(),
                        each.available(),
                        ApiFood.of(each.food())))
            .toList());
  }
}
