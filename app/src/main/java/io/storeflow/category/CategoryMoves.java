package io.storeflow.category;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;

import io.storeflow.category.CategoryMisplaced.Why;
import io.storeflow.category.CategoryTree.Node;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Moves categories, with all that stand below them, and takes them away. Who moves holds all
 * categories of the store, so that two moves at once cannot put two below each other.
 */
@Service
public class CategoryMoves {
  private final DSLContext db;
  private final Transactions transactions;
  private final CategoryQueries queries;
  private final CategoryNews news;

  CategoryMoves(
      DSLContext db, Transactions transactions, CategoryQueries queries, CategoryNews news) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.news = news;
  }

  /** Where it goes: at that place of those below the parent. */
  private record Goal(@Nullable Node parent, int at) {}

  /**
   * Moves a category. Where there is no such place, as above the first one, nothing happens.
   *
   * @param at public id of the other category, for places that name one; else unused
   * @throws CategoryMisplaced if it cannot stand there
   * @throws CategoryTitleTaken if another one there has its title
   * @throws NotFound if the store has no such category
   */
  public void move(Store store, String publicId, Place to, String at, Actor actor) {
    transactions.write(
        () -> {
          var tree = queries.locked(store);
          var node = tree.byPublicId(publicId).orElseThrow(NotFound::new);
          var goal = goal(tree, node, to, at);
          if (goal == null) return;
          var was = tree.byId(node.row().parentId()).orElse(null);
          int from = tree.below(was).indexOf(node);
          if (Objects.equals(was, goal.parent()) && from == goal.at()) return;
          if (!Objects.equals(was, goal.parent()))
            Categories.refuseTaken(tree, node.title(), goal.parent(), node);
          place(store, tree, node, goal);
          var changes =
              Audited.Changes.none()
                  .field("parent", words(was), words(goal.parent()))
                  .field("position", from + 1, goal.at() + 1);
          news.tell(store, EventKind.CATEGORY_MOVED, node.row(), node.title(), changes, actor);
        });
  }

  /**
   * Deletes a category; those right below it take its place.
   *
   * @param moveTo where its products go: another category's public id; empty for none
   * @throws NotFound if there is no such category, or none to move to
   */
  public void delete(Store store, String publicId, String moveTo, Actor actor) {
    transactions.write(
        () -> {
          var tree = queries.locked(store);
          var node = tree.byPublicId(publicId).orElseThrow(NotFound::new);
          Node target = moveTo.isEmpty() ? null : other(tree, node, moveTo);
          var p = only(store, PRODUCT);
          db.update(p)
              .set(p.CATEGORY_ID, target == null ? null : target.row().id())
              .set(p.VERSION, p.VERSION.plus(1))
              .where(p.CATEGORY_ID.eq(node.row().id()))
              .execute();
          take(store, tree, node, actor);
        });
  }

  /** Deletes a category that was never changed, if no product and no other category is in it. */
  public void deleteUnused(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var tree = queries.locked(store);
          var node = tree.byPublicId(publicId).orElse(null);
          if (node == null || node.hasBelow() || node.row().version() > 1) return;
          var p = only(store, PRODUCT);
          var inIt = db.selectOne().from(p).where(p.CATEGORY_ID.eq(node.row().id()));
          if (!db.fetchExists(inIt)) take(store, tree, node, actor);
        });
  }

  /** Nothing stands in it any more but other categories. */
  private void take(Store store, CategoryTree tree, Node node, Actor actor) {
    var parent = tree.byId(node.row().parentId()).orElse(null);
    var siblings = new ArrayList<>(tree.below(parent));
    int at = siblings.indexOf(node);
    siblings.remove(at);
    siblings.addAll(at, tree.below(node));
    db.batch(places(store, parent, siblings)).execute();
    var c = only(store, CATEGORY);
    db.deleteFrom(c).where(c.ID.eq(node.row().id())).execute();
    var changes = Audited.Changes.none().field("title", node.title(), null);
    news.tell(store, EventKind.CATEGORY_DELETED, node.row(), node.title(), changes, actor);
  }

  /** Puts a category below another one, behind those there, unless it stands there already. */
  void below(Store store, CategoryTree tree, Node node, @Nullable Node parent) {
    if (Objects.equals(tree.byId(node.row().parentId()).orElse(null), parent)) return;
    place(store, tree, node, new Goal(parent, tree.below(parent).size()));
  }

  private static @Nullable Goal goal(CategoryTree tree, Node node, Place to, String at) {
    var parent = tree.byId(node.row().parentId()).orElse(null);
    var siblings = tree.below(parent);
    int here = siblings.indexOf(node);
    return switch (to) {
      case UP -> node.first() ? null : new Goal(parent, here - 1);
      case DOWN -> node.last() ? null : new Goal(parent, here + 1);
      case IN -> node.first() ? null : inside(tree, siblings.get(here - 1));
      case OUT -> parent == null ? null : beside(tree, node, parent, 1);
      case BEFORE -> beside(tree, node, other(tree, node, at), 0);
      case AFTER -> beside(tree, node, other(tree, node, at), 1);
      case INSIDE -> inside(tree, other(tree, node, at));
    };
  }

  private static Node other(CategoryTree tree, Node node, String publicId) {
    var other = tree.byPublicId(publicId).orElseThrow(NotFound::new);
    if (other.equals(node)) throw new NotFound();
    return other;
  }

  private static Goal inside(CategoryTree tree, Node parent) {
    return new Goal(parent, tree.below(parent).size());
  }

  /** Counted without the one that moves. */
  private static Goal beside(CategoryTree tree, Node node, Node other, int further) {
    var parent = tree.byId(other.row().parentId()).orElse(null);
    var others = new ArrayList<>(tree.below(parent));
    others.remove(node);
    return new Goal(parent, others.indexOf(other) + further);
  }

  private void place(Store store, CategoryTree tree, Node node, Goal goal) {
    var parent = goal.parent();
    if (parent != null && tree.within(node).contains(parent))
      throw new CategoryMisplaced(Why.BELOW_ITSELF);
    int level = parent == null ? 0 : parent.level() + 1;
    if (level + tree.depthBelow(node) >= CategoryTree.MOST_LEVELS)
      throw new CategoryMisplaced(Why.TOO_DEEP);
    var siblings = new ArrayList<>(tree.below(parent));
    siblings.remove(node);
    siblings.add(Math.min(goal.at(), siblings.size()), node);
    db.batch(places(store, parent, siblings)).execute();
  }

  private List<Query> places(Store store, @Nullable Node parent, List<Node> siblings) {
    var updates = new ArrayList<Query>();
    for (int position = 0; position < siblings.size(); position++) {
      var c = only(store, CATEGORY);
      updates.add(
          db.update(c)
              .set(c.PARENT_ID, parent == null ? null : parent.row().id())
              .set(c.POSITION, position)
              .where(c.ID.eq(siblings.get(position).row().id())));
    }
    return updates;
  }

  private static @Nullable String words(@Nullable Node node) {
    return node == null ? null : node.words();
  }
}
