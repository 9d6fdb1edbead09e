package io.storeflow.modifier;

import io.storeflow.platform.id.Ids;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Groups of modifiers. */
@Component
class ModifierSamples implements FeatureSamples {
  private final ModifierGroups groups;

  ModifierSamples(ModifierGroups groups) {
    this.groups = groups;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("group", this::group);
    book.thing(
        "modifier",
        spot -> groups.get(spot.store(), group(spot)).modifiers().getFirst().publicId());
    book.foreign(this::group, "modifiers[0].inner");
    book.form("/s/{store}/modifiers create", ModifierSamples::form);
    book.form("/s/{store}/modifiers/{group} change", spot -> with(form(spot), "version", "1"));
    for (var page : List.of("/s/{store}/modifiers", "/s/{store}/modifiers/{group}"))
      book.formWithoutTrace(page + " rows", spot -> with(form(spot), "rows", "more"));
    book.form(
        "/s/{store}/products/{product}/modifiers change",
        spot -> Map.of("group", group(spot), "move", ""));
  }

  private String group(Spot spot) {
    var egg = new GroupDraft.Entry(null, "Egg", spot.store().money(150), false, null);
    var draft = new GroupDraft("Toppings " + Ids.next(), 0, 9, List.of(egg));
    return groups.create(spot.store(), draft, Actor.SYSTEM);
  }

  private static Map<String, String> form(Spot spot) {
    return Map.of(
        "title", "Toppings " + spot.mark(),
        "min", "0",
        "max", "2",
        "modifiers[0].id", "",
        "modifiers[0].title", "Egg",
        "modifiers[0].price", "1.80",
        "modifiers[0].preselected", "true",
        "modifiers[0].inner", "");
  }

  private static Map<String, String> with(Map<String, String> form, String field, String value) {
    var all = new LinkedHashMap<>(form);
    all.put(field, value);
    return all;
  }
}
