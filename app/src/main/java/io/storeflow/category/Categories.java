package io.storeflow.category;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import io.storeflow.catalog.Slugs;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Folded;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The categories of a store, in the order that shoppers see them. */
@Service
public class Categories {
  /** More than anybody can overlook; keeps pages and menus bounded. */
  static final int MOST = 200;

  /** Of a title, in characters. */
  static final int MAX_TITLE = 120;

  /**
   * A category as staff see it.
   *
   * @param products how many it has, in any state; 0 where that was not asked for
   */
  public record CategoryRow(long id, String publicId, String slug, String title, int products) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;

  Categories(
      DSLContext db, Transactions transactions, Outbox outbox, ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.outbox = outbox;
    this.events = events;
  }

  /** All of them, without their products. One statement. */
  public List<CategoryRow> all(Store store) {
    return read(store, inline(0));
  }

  /** All of them and how many products each has: a pass over all products. One statement. */
  List<CategoryRow> counted(Store store) {
    var c = only(store, CATEGORY);
    var p = only(store, PRODUCT);
    return read(store, field(selectCount().from(p).where(p.CATEGORY_ID.eq(c.ID))));
  }

  private List<CategoryRow> read(Store store, Field<Integer> products) {
    var c = only(store, CATEGORY);
    return db.select(c.ID, c.PUBLIC_ID, c.SLUG, c.TITLE, products)
        .from(c)
        .orderBy(c.POSITION, c.ID)
        .fetch(mapping(CategoryRow::new));
  }

  /**
   * Creates a category behind the others and returns its public id.
   *
   * @throws CategoryTitleTaken if another one has the title
   */
  public String create(Store store, String title, Actor actor) {
    try {
      return transactions.write(() -> insert(store, title, actor));
    } catch (DuplicateKeyException raced) {
      throw new CategoryTitleTaken();
    }
  }

  private String insert(Store store, String title, Actor actor) {
    refuseTaken(store, title, null);
    var row = new CategoryRow(Ids.next(), PublicId.random(), freeSlug(store, title), title, 0);
    var c = only(store, CATEGORY);
    var last = db.select(coalesce(max(c.POSITION), val(-1))).from(c).fetchSingle().value1();
    insertInto(db, store, CATEGORY)
        .set(CATEGORY.ID, row.id())
        .set(CATEGORY.PUBLIC_ID, row.publicId())
        .set(CATEGORY.SLUG, row.slug())
        .set(CATEGORY.TITLE, title)
        .set(CATEGORY.POSITION, last + 1)
        .set(CATEGORY.VERSION, 1)
        .execute();
    announce(store, EventKind.CATEGORY_CREATED, row, title, null, title, actor);
    return row.publicId();
  }

  /**
   * Changes the title; the address stays, so that links go on.
   *
   * @throws CategoryTitleTaken if another one has the title
   */
  public void rename(Store store, String publicId, String title, Actor actor) {
    transactions.write(
        () -> {
          var before = get(store, publicId);
          if (before.title().equals(title)) return;
          refuseTaken(store, title, publicId);
          var c = only(store, CATEGORY);
          db.update(c)
              .set(c.TITLE, title)
              .set(c.VERSION, c.VERSION.plus(1))
              .where(c.ID.eq(before.id()))
              .execute();
          announce(store, EventKind.CATEGORY_RENAMED, before, title, before.title(), title, actor);
        });
  }

  /** Moves the category by so many places, towards the front if negative. */
  public void move(Store store, String publicId, int places, Actor actor) {
    transactions.write(
        () -> {
          var rows = new ArrayList<>(all(store));
          var moved = get(store, publicId);
          int from = rows.indexOf(moved);
          int to = Math.clamp((long) from + places, 0, rows.size() - 1);
          if (from == to) return;
          Collections.rotate(
              rows.subList(Math.min(from, to), Math.max(from, to) + 1), from < to ? -1 : 1);
          db.batch(positions(store, rows)).execute();
          announce(store, EventKind.CATEGORY_MOVED, moved, moved.title(), from + 1, to + 1, actor);
        });
  }

  /**
   * Deletes the category.
   *
   * @param moveTo where its products go: another category's public id; empty for none
   * @throws NotFound if there is no such category, or none to move to
   */
  public void delete(Store store, String publicId, String moveTo, Actor actor) {
    transactions.write(
        () -> {
          var category = get(store, publicId);
          Long target = moveTo.isEmpty() ? null : get(store, moveTo).id();
          if (target != null && target == category.id()) throw new NotFound();
          var p = only(store, PRODUCT);
          db.update(p)
              .set(p.CATEGORY_ID, target)
              .set(p.VERSION, p.VERSION.plus(1))
              .where(p.CATEGORY_ID.eq(category.id()))
              .execute();
          var c = only(store, CATEGORY);
          db.deleteFrom(c).where(c.ID.eq(category.id())).execute();
          var title = category.title();
          announce(store, EventKind.CATEGORY_DELETED, category, title, title, null, actor);
        });
  }

  /**
   * @throws NotFound if the store has no such category
   */
  CategoryRow get(Store store, String publicId) {
    return all(store).stream()
        .filter(it -> it.publicId().equals(publicId))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private List<Query> positions(Store store, List<CategoryRow> rows) {
    var updates = new ArrayList<Query>();
    for (int position = 0; position < rows.size(); position++) {
      var c = only(store, CATEGORY);
      updates.add(db.update(c).set(c.POSITION, position).where(c.ID.eq(rows.get(position).id())));
    }
    return updates;
  }

  private void refuseTaken(Store store, String title, @Nullable String except) {
    var others = all(store).stream().filter(it -> !it.publicId().equals(except)).toList();
    if (others.stream().anyMatch(it -> Folded.same(it.title(), title))) {
      throw new CategoryTitleTaken();
    }
    if (except == null && others.size() >= MOST) throw new TooManyCategories();
  }

  private String freeSlug(Store store, String title) {
    var taken = all(store).stream().map(CategoryRow::slug).toList();
    var made = Slugs.of(title);
    var slug = made.isEmpty() ? "category" : made;
    for (int n = 1; n <= MOST + 1; n++) {
      var tried = n == 1 ? slug : Slugs.numbered(slug, n);
      if (!taken.contains(tried)) return tried;
    }
    throw new DuplicateKeyException(slug);
  }

  private void announce(
      Store store,
      EventKind kind,
      CategoryRow category,
      String title,
      @Nullable Object before,
      @Nullable Object after,
      Actor actor) {
    var field = kind == EventKind.CATEGORY_MOVED ? "position" : "title";
    var changes = Audited.Changes.none().field(field, before, after);
    events.publishEvent(
        Audited.in(store, actor, kind.action(), "category", category.publicId(), title, changes));
    outbox.tell(store, Pulse.SHOP_CHANGED, List.of(Event.of(kind, category.id())));
  }
}
