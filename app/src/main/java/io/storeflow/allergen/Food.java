package io.storeflow.allergen;

import io.storeflow.platform.code.Coded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has stated of food. "None of the fourteen" is a statement, and not the same as that
 * nobody has said anything.
 *
 * @param stated whether anything was said of allergens
 * @param contains in the order of the law; {@code mayContain}: by accident, nothing of the former
 * @param additives in the order of the law
 */
public record Food(
    boolean stated, List<Allergen> contains, List<Allergen> mayContain, List<Additive> additives) {
  public static final Food UNSTATED = new Food(false, List.of(), List.of(), List.of());

  private static final String BY_ACCIDENT = "?";

  /** Doubtful ones count as contained where somebody says both. */
  public static Food of(
      boolean stated,
      Collection<Allergen> contains,
      Collection<Allergen> mayContain,
      Collection<Additive> additives) {
    var may = new ArrayList<>(sorted(Allergen.class, mayContain));
    may.removeAll(contains);
    return stated
        ? new Food(true, sorted(Allergen.class, contains), may, sorted(Additive.class, additives))
        : new Food(false, List.of(), List.of(), sorted(Additive.class, additives));
  }

  /**
   * As it is kept: see the migration.
   *
   * @param allergens null where nobody has said anything
   */
  public static Food read(@Nullable String allergens, String additives) {
    if (allergens == null && additives.isEmpty()) return UNSTATED;
    var contains = new ArrayList<Allergen>();
    var may = new ArrayList<Allergen>();
    for (var code : parts(allergens == null ? "" : allergens)) {
      boolean doubtful = code.endsWith(BY_ACCIDENT);
      var bare = doubtful ? code.substring(0, code.length() - 1) : code;
      Coded.find(Allergen.class, bare).ifPresent((doubtful ? may : contains)::add);
    }
    var added =
        parts(additives).stream().flatMap(it -> Coded.find(Additive.class, it).stream()).toList();
    return of(allergens != null, contains, may, added);
  }

  /** What is kept of the allergens; null for nothing said. */
  public @Nullable String allergensKept() {
    if (!stated) return null;
    return Stream.concat(
            contains.stream().map(Allergen::code),
            mayContain.stream().map(it -> it.code() + BY_ACCIDENT))
        .collect(Collectors.joining(","));
  }

  public String additivesKept() {
    return additives.stream().map(Additive::code).collect(Collectors.joining(","));
  }

  /** Whether somebody has said that none of the fourteen is in it, by accident neither. */
  public boolean isFree() {
    return stated && contains.isEmpty() && mayContain.isEmpty();
  }

  /** Whether there is anything to be told. */
  public boolean isTold() {
    return stated || !additives.isEmpty();
  }

  /** The groups of what it contains, each once. */
  public Set<AllergenGroup> groups() {
    var groups = EnumSet.noneOf(AllergenGroup.class);
    for (var it : contains) groups.add(it.group());
    return groups;
  }

  private static List<String> parts(String kept) {
    return kept.isEmpty() ? List.of() : List.of(kept.split(","));
  }

  private static <E extends Enum<E>> List<E> sorted(Class<E> kind, Collection<E> some) {
    var set = EnumSet.noneOf(kind);
    set.addAll(some);
    return List.copyOf(set);
  }
}
