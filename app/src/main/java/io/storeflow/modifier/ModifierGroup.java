package io.storeflow.modifier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Modifiers of which so many are chosen; each unit of one counts.
 *
 * @param min fewest units, 0 for none
 * @param max most units, 1 or more
 * @param modifiers in their order
 */
public record ModifierGroup(
    String publicId, String title, int min, int max, List<Modifier> modifiers) {

  /** Whether nobody can leave it out. */
  public boolean isRequired() {
    return min > 0;
  }

  /** Whether exactly one is chosen, or at most one. */
  public boolean isOne() {
    return max == 1;
  }

  /** Its modifiers, and those that go with them. */
  public int weight() {
    return modifiers.stream()
        .mapToInt(it -> 1 + it.groups().stream().mapToInt(ModifierGroup::weight).sum())
        .sum();
  }

  /** What those of it add that are proposed and can be had, with what is proposed with them. */
  public long proposedMinor() {
    return modifiers.stream()
        .filter(it -> it.preselected() && it.available())
        .mapToLong(
            it ->
                it.price().minor()
                    + it.groups().stream().mapToLong(ModifierGroup::proposedMinor).sum())
        .sum();
  }

  /** The modifier of that public id; null for none. */
  public @Nullable Modifier find(String modifierId) {
    for (var modifier : modifiers) if (modifier.publicId().equals(modifierId)) return modifier;
    return null;
  }
}
