package io.storeflow.importplan;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryChange;
import io.storeflow.category.CategoryTree;
import io.storeflow.category.CategoryTree.Node;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The categories of a store by the titles that a file names, and those that come to be with it: one
 * that the store has not is made with all above it, as far as it may have more.
 */
public final class CategoryNames {
  private final CategoryTree tree;
  private final Map<List<String>, List<String>> planned = new LinkedHashMap<>();

  public CategoryNames(CategoryTree tree) {
    this.tree = tree;
  }

  /** Public id of the category of these titles; by the last alone where no other has it. */
  public Optional<String> find(List<String> path) {
    var exact = exact(path);
    if (exact.isPresent()) return exact;
    var last = Folded.of(path.getLast());
    var named = tree.nodes().stream().filter(it -> Folded.of(it.title()).equals(last)).toList();
    return named.size() == 1 ? Optional.of(named.getFirst().publicId()) : Optional.empty();
  }

  /** Public id of the category of these very titles from the top on. */
  public Optional<String> exact(List<String> path) {
    var folded = folded(path);
    return tree.nodes().stream()
        .filter(it -> folded(it.path()).equals(folded))
        .map(Node::publicId)
        .findFirst();
  }

  /** Its titles from the top on, in one line. */
  Optional<String> words(@org.jspecify.annotations.Nullable String publicId) {
    return tree.byPublicId(publicId).map(Node::words);
  }

  /** Whether a category of these titles could be made. */
  public boolean canBe(List<String> path) {
    return path.size() <= CategoryTree.MOST_LEVELS
        && path.stream().allMatch(it -> Typed.length(it) <= CategoryChange.MAX_TITLE)
        && tree.nodes().size() + planned.size() + missing(path).size() <= Categories.MOST;
  }

  /** It shall be made, with all above it that there are not. */
  public void plan(List<String> path) {
    for (var it : missing(path)) planned.put(folded(it), it);
  }

  /** What shall be made, each behind what it stands below. */
  public Collection<List<String>> planned() {
    return planned.values();
  }

  private List<List<String>> missing(List<String> path) {
    var missing = new ArrayList<List<String>>();
    for (int i = 1; i <= path.size(); i++) {
      var part = path.subList(0, i);
      if (!planned.containsKey(folded(part)) && exact(part).isEmpty())
        missing.add(List.copyOf(part));
    }
    return missing;
  }

  private static List<String> folded(List<String> path) {
    return path.stream().map(Folded::of).toList();
  }
}
