package io.storeflow.category;

import io.storeflow.platform.code.Choice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The categories of a store as they stand below each other, each before those below it.
 *
 * <p>A store has few of them, so the tree is worked out from the rows, and "this and all below" is
 * a list of ids for the index of products by category. Nothing else is kept, so a move changes one
 * row and the places beside it.
 */
public record CategoryTree(List<Node> nodes) {
  /** How deep it goes. */
  public static final int MOST_LEVELS = 5;

  private static final String BETWEEN = " › ";

  /**
   * A category in its place.
   *
   * @param level 0 at the top
   * @param all how many products stand in it and in all below it
   * @param first whether none stands before it, below the same one; last: none behind it
   * @param path the titles from the top to its own
   */
  public record Node(
      CategoryRow row,
      int level,
      int all,
      boolean first,
      boolean last,
      boolean hasBelow,
      List<String> path) {

    public String publicId() {
      return row.publicId();
    }

    public String title() {
      return row.title();
    }

    public boolean isDeepest() {
      return level + 1 >= MOST_LEVELS;
    }

    /** Its titles from the top on one line. */
    public String words() {
      return String.join(BETWEEN, path);
    }
  }

  /**
   * @param rows in their order among those below the same one
   */
  public static CategoryTree of(List<CategoryRow> rows) {
    var below = new HashMap<@Nullable Long, List<CategoryRow>>();
    for (var row : rows) below.computeIfAbsent(row.parentId(), id -> new ArrayList<>()).add(row);
    var nodes = new ArrayList<Node>(rows.size());
    add(nodes, below, null, 0, List.of());
    return new CategoryTree(List.copyOf(nodes));
  }

  private static int add(
      List<Node> nodes,
      Map<@Nullable Long, List<CategoryRow>> below,
      @Nullable Long parent,
      int level,
      List<String> path) {
    var rows = below.getOrDefault(parent, List.of());
    int sum = 0;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var own = new ArrayList<>(path);
      own.add(row.title());
      int at = nodes.size();
      boolean first = i == 0;
      boolean last = i == rows.size() - 1;
      boolean hasBelow = below.containsKey(row.id());
      nodes.add(new Node(row, level, 0, first, last, hasBelow, List.copyOf(own)));
      int all = row.products() + add(nodes, below, row.id(), level + 1, own);
      nodes.set(at, new Node(row, level, all, first, last, hasBelow, List.copyOf(own)));
      sum += all;
    }
    return sum;
  }

  public boolean isEmpty() {
    return nodes.isEmpty();
  }

  public List<CategoryRow> rows() {
    return nodes.stream().map(Node::row).toList();
  }

  public Optional<Node> byPublicId(@Nullable String publicId) {
    return find(node -> node.publicId().equals(publicId));
  }

  public Optional<Node> bySlug(@Nullable String slug) {
    return find(node -> node.row().slug().equals(slug));
  }

  public Optional<Node> byId(@Nullable Long id) {
    return find(node -> Long.valueOf(node.row().id()).equals(id));
  }

  /** The public id of the category with that row id; null for none. */
  public @Nullable String publicId(@Nullable Long id) {
    return byId(id).map(Node::publicId).orElse(null);
  }

  private Optional<Node> find(Predicate<Node> wanted) {
    return nodes.stream().filter(wanted).findFirst();
  }

  /** The category and all below it. */
  public List<Node> within(Node node) {
    int from = nodes.indexOf(node);
    int to = from + 1;
    while (to < nodes.size() && nodes.get(to).level() > node.level()) to++;
    return nodes.subList(from, to);
  }

  /** The row ids of the category and of all below it. */
  public List<Long> idsWithin(Node node) {
    return within(node).stream().map(it -> it.row().id()).toList();
  }

  /** Those that stand right below it, in their order; those at the top for null. */
  public List<Node> below(@Nullable Node node) {
    if (node == null) return nodes.stream().filter(it -> it.level() == 0).toList();
    return within(node).stream().filter(it -> it.level() == node.level() + 1).toList();
  }

  /** From the top to the category itself. */
  public List<Node> path(Node node) {
    Deque<Node> path = new ArrayDeque<>();
    for (int i = nodes.indexOf(node), level = node.level(); i >= 0 && level >= 0; i--) {
      if (nodes.get(i).level() != level) continue;
      path.addFirst(nodes.get(i));
      level--;
    }
    return List.copyOf(path);
  }

  /** How many levels there are below it. */
  int depthBelow(Node node) {
    return within(node).stream().mapToInt(Node::level).max().orElse(node.level()) - node.level();
  }

  /** One of them is chosen by its titles from the top on. */
  public List<Choice> choices() {
    return nodes.stream().map(it -> Choice.of(it.publicId(), it.words())).toList();
  }
}
