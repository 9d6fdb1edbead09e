package io.storeflow.checkoutapi;

import io.storeflow.modifier.Chosen;
import io.storeflow.platform.input.Typed;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is chosen with an item, as a program sends it. */
@Schema(name = "ItemModifier")
record ModifierBody(
    @Schema(description = "The id of a modifier, as the product names it", minLength = 1) String id,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "For one unit of the item",
            minimum = "1",
            maximum = "" + Chosen.MOST_UNITS,
            defaultValue = "1")
        @Nullable Integer quantity,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "What is chosen with it in turn, one level deep")
        @Nullable List<Inner> modifiers) {

  /** What is chosen with a modifier. */
  @Schema(name = "InnerModifier")
  record Inner(
      @Schema(minLength = 1) String id,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              minimum = "1",
              maximum = "" + Chosen.MOST_UNITS,
              defaultValue = "1")
          @Nullable Integer quantity) {
    private Chosen.Pick pick() {
      return new Chosen.Pick(Typed.code(id), units(quantity));
    }
  }

  /** Whether it can be had is not judged. */
  static Chosen read(@Nullable List<ModifierBody> sent) {
    return sent == null ? Chosen.NONE : new Chosen(sent.stream().map(ModifierBody::pick).toList());
  }

  private Chosen.Pick pick() {
    var inner = Objects.requireNonNullElse(modifiers, List.<Inner>of());
    return new Chosen.Pick(
        Typed.code(id), units(quantity), inner.stream().map(Inner::pick).toList());
  }

  private static int units(@Nullable Integer sent) {
    return sent == null ? 1 : sent;
  }
}
