package io.storeflow.media;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.COLLECTION;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.db.Tables.MEDIA_WEBP;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STORE_PAGE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.Media;
import io.storeflow.platform.db.StoreOwned;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/**
 * What shows pictures. Whatever has a foreign key to {@code media} is known by that; what keeps an
 * address as text, such as the lines of orders, is named here.
 */
@Component
class ShownPictures {
  /** Sizes of the picture itself. */
  private static final Set<Table<?>> SIZES = Set.of(MEDIA_SIZE, MEDIA_WEBP);

  /** Rows of texts at a time. */
  private static final int STEP = 20;

  private final DSLContext db;

  ShownPictures(DSLContext db) {
    this.db = db;
  }

  /** That a row of some table names the picture by its id. */
  static Condition named(Store store, Media picture) {
    return or(keys().stream().map(key -> named(store, picture, key)).toList());
  }

  /** Public ids of all pictures of which an address stands in a text that the store has written. */
  Set<String> linked(Store store) {
    var linked = new HashSet<String>();
    var p = only(store, PRODUCT);
    var texts = List.of(p.DESCRIPTION, p.DESCRIPTION_HTML, p.ATTRIBUTES);
    addLinked(store, p, p.ID, texts, linked);
    var v = only(store, VARIANT);
    addLinked(store, v, v.ID, List.of(v.ATTRIBUTES), linked);
    var page = only(store, STORE_PAGE);
    addLinked(store, page, page.ID, List.of(page.TEXT, page.HTML), linked);
    var category = only(store, CATEGORY);
    addLinked(store, category, category.ID, List.of(category.DESCRIPTION), linked);
    var collection = only(store, COLLECTION);
    addLinked(store, collection, collection.ID, List.of(collection.DESCRIPTION), linked);
    return linked;
  }

  static List<? extends ForeignKey<?, ?>> keys() {
    return Objects.requireNonNull(MEDIA.getSchema()).getTables().stream()
        .filter(table -> !SIZES.contains(table))
        .flatMap(table -> table.getReferences().stream())
        .filter(key -> key.getKey().getTable().equals(MEDIA))
        .toList();
  }

  private static Condition named(Store store, Media picture, ForeignKey<?, ?> key) {
    var table = scoped(store, key.getTable());
    return exists(selectOne().from(table).where(id(table, key).eq(picture.ID)));
  }

  @SuppressWarnings("unchecked") // a picture's store is part of every key to it
  private static <R extends Record, T extends Table<R> & StoreOwned> Table<R> scoped(
      Store store, Table<?> table) {
    return only(store, (T) table);
  }

  @SuppressWarnings("unchecked") // ids are bigint
  private static Field<Long> id(Table<?> table, ForeignKey<?, ?> key) {
    return (Field<Long>) Objects.requireNonNull(table.field(key.getFields().getLast()));
  }

  /** Of these public ids, those of which an address stands in an order. */
  Set<String> ordered(Store store, Collection<String> publicIds) {
    var line = only(store, ORDER_LINE);
    var paths = publicIds.stream().map(id -> MediaPath.of(store, id)).toList();
    return db
        .selectDistinct(line.IMAGE_PATH)
        .from(line)
        .where(line.IMAGE_PATH.in(paths))
        .fetch(line.IMAGE_PATH)
        .stream()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .collect(toSet());
  }

  /** Texts may be long: a few rows at a time are in the heap. */
  private void addLinked(
      Store store,
      Table<?> table,
      Field<Long> id,
      List<? extends Field<String>> texts,
      Set<String> linked) {
    var path = MediaPath.of(store, "");
    var address = Pattern.compile(Pattern.quote(path) + "(\\w{" + PublicId.LENGTH + "})");
    var holds = or(texts.stream().map(it -> it.contains(path)).toList());
    Long last = 0L;
    while (last != null) {
      var rows =
          db.select(id)
              .select(texts)
              .from(table)
              .where(id.gt(last).and(holds))
              .orderBy(id)
              .limit(STEP)
              .fetch();
      for (var row : rows)
        for (var text : texts)
          address
              .matcher(Objects.requireNonNullElse(row.get(text), ""))
              .results()
              .forEach(it -> linked.add(it.group(1)));
      last = rows.isEmpty() ? null : rows.getLast().get(id);
    }
  }
}
