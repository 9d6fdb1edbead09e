package io.storeflow.checkoutapi;

import io.storeflow.modifier.Chosen;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Typed;
import io.storeflow.pricing.Basket;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item as a program sends it. */
@Schema(name = "Item")
record ItemBody(
    @Schema(description = "A variant given twice with the same choices is added up", minLength = 1)
        String variantId,
    @Schema(minimum = "1", maximum = "" + Basket.MOST_UNITS) int quantity,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "What goes with each unit; left out where nothing has to be chosen")
        @Nullable List<ModifierBody> modifiers) {

  /** Those of the body's member {@code items}; adds what is wrong with them. */
  static List<Basket.Item> read(List<ItemBody> items, List<Wrong> wrongs) {
    var read = new ArrayList<Basket.Item>();
    for (int i = 0; i < items.size(); i++) {
      var variantId = Typed.line(items.get(i).variantId());
      TextRules.required(wrongs, "/items/" + i + "/variant_id", variantId);
      var chosen = ModifierBody.read(items.get(i).modifiers());
      if (!chosen.isBounded())
        wrongs.add(Wrong.of("/items/" + i + "/modifiers", "choice.long", Chosen.MOST));
      read.add(new Basket.Item(variantId, items.get(i).quantity(), chosen));
    }
    return read;
  }
}
