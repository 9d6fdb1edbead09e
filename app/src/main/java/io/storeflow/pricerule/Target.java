package io.storeflow.pricerule;

import io.storeflow.category.CategoryTree;
import io.storeflow.forsale.VariantForSale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a rule is for: everything, or what is named by any of these. A rule whose goods were deleted
 * is for nothing, not for everything.
 *
 * @param categories row ids, with those below them; the others are row ids too
 * @param tags folded
 */
public record Target(
    boolean everything,
    Set<Long> variants,
    Set<Long> products,
    Set<Long> categories,
    Set<Long> brands,
    Set<String> tags) {
  public static final Target EVERYTHING =
      new Target(true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  /** With the categories below those that it names. */
  Target within(CategoryTree tree) {
    var all =
        categories.stream()
            .flatMap(id -> tree.byId(id).stream())
            .flatMap(node -> tree.idsWithin(node).stream())
            .collect(Collectors.toSet());
    return new Target(everything, variants, products, all, brands, tags);
  }

  /** For the audit log. */
  String plain() {
    if (everything) return "everything";
    var parts = new ArrayList<String>();
    add(parts, "variants", variants);
    add(parts, "products", products);
    add(parts, "categories", categories);
    add(parts, "brands", brands);
    add(parts, "tags", tags);
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, String what, Set<?> those) {
    var each = those.stream().map(Object::toString).sorted().toList();
    if (!each.isEmpty()) parts.add(what + " " + String.join(", ", each));
  }

  public boolean holds(VariantForSale it) {
    if (everything || variants.contains(it.id()) || products.contains(it.productId())) return true;
    var kin = it.kin();
    return kin.category() != null && categories.contains(kin.category())
        || kin.brand() != null && brands.contains(kin.brand())
        || !Collections.disjoint(tags, kin.tags());
  }
}
