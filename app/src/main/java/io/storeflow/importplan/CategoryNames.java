package io.storeflow.importplan;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryChange;
import io.storeflow.category.CategoryTree;
import io.storeflow.category.CategoryTree.Node;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The categories of a store by the titles that a file names, and those that come to be with it: one
 * that the store has not is made with all above it, as far as it may have more.
 */
public final class CategoryNames {
  private final CategoryTree tree;
  private final Set<String> made;

  /** Public ids by titles as they are compared, from the top on. */
  private final Map<List<String>, String> places = new HashMap<>();

  /** Public ids of those that the import has not made, by their last title. */
  private final Map<String, List<String>> called = new HashMap<>();

  private final Map<List<String>, List<String>> planned = new LinkedHashMap<>();

  /** Before the import has made any. */
  public CategoryNames(CategoryTree tree) {
    this(tree, Set.of());
  }

  /**
   * @param made public ids of those that the import itself has made, so that a run finds what its
   *     dry run found
   */
  public CategoryNames(CategoryTree tree, Set<String> made) {
    this.tree = tree;
    this.made = Set.copyOf(made);
    for (var it : tree.nodes()) {
      places.put(folded(it.path()), it.publicId());
      if (!made.contains(it.publicId()))
        called
            .computeIfAbsent(Folded.of(it.title()), title -> new ArrayList<>())
            .add(it.publicId());
    }
  }

  /**
   * Public id of the category of these titles. A title alone also names one that stands below
   * others, if it was there before the import and no other is called so.
   */
  public Optional<String> find(List<String> path) {
    var exact = exact(path);
    if (path.size() > 1 || exact.filter(it -> !made.contains(it)).isPresent()) return exact;
    var so = called.getOrDefault(Folded.of(path.getLast()), List.of());
    return so.size() == 1 ? Optional.of(so.getFirst()) : exact;
  }

  /** Public id of the category of these very titles from the top on. */
  public Optional<String> exact(List<String> path) {
    return Optional.ofNullable(places.get(folded(path)));
  }

  /** Its titles from the top on, in one line. */
  Optional<String> words(@org.jspecify.annotations.Nullable String publicId) {
    return tree.byPublicId(publicId).map(Node::words);
  }

  /** Whether the store has no category of these titles, and one could be made. */
  public boolean isNew(List<String> path) {
    return !path.isEmpty() && find(path).isEmpty() && canBe(path);
  }

  private boolean canBe(List<String> path) {
    return path.size() <= CategoryTree.MOST_LEVELS
        && path.stream().allMatch(it -> Typed.length(it) <= CategoryChange.MAX_TITLE)
        && places.size() + planned.size() + missing(path).size() <= Categories.MOST;
  }

  /** It shall be made, with all above it that there are not. */
  public void plan(List<String> path) {
    for (var it : missing(path)) planned.put(folded(it), it);
  }

  /** What shall be made, each behind what it stands below. */
  public Collection<List<String>> planned() {
    return List.copyOf(planned.values());
  }

  /** What was planned is there, and others can be made below it. */
  public void made(List<String> path, String publicId) {
    planned.remove(folded(path));
    places.put(folded(path), publicId);
  }

  private List<List<String>> missing(List<String> path) {
    var missing = new ArrayList<List<String>>();
    for (int i = 1; i <= path.size(); i++) {
      var part = path.subList(0, i);
      var folded = folded(part);
      if (!planned.containsKey(folded) && !places.containsKey(folded))
        missing.add(List.copyOf(part));
    }
    return missing;
  }

  private static List<String> folded(List<String> path) {
    return path.stream().map(Folded::of).toList();
  }
}
