package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.db.Tables.MEDIA_WEBP;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.Media;
import io.storeflow.platform.db.StoreOwned;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  private final DSLContext db;

  ShownPictures(DSLContext db) {
    this.db = db;
  }

  /** That a row of some table names the picture by its id. */
  static Condition named(Store store, Media picture) {
    return or(keys().stream().map(key -> named(store, picture, key)).toList());
  }

  /** Of these public ids, those of which an address stands in an order or in a text. */
  Set<String> inTexts(Store store, Collection<String> publicIds) {
    var shown = new HashSet<>(ordered(store, publicIds));
    var texts = described(store);
    publicIds.stream()
        .filter(id -> texts.stream().anyMatch(it -> it.contains(id)))
        .forEach(shown::add);
    return shown;
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

  private Set<String> ordered(Store store, Collection<String> publicIds) {
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

  private List<String> described(Store store) {
    var p = only(store, PRODUCT);
    return db.select(p.DESCRIPTION)
        .from(p)
        .where(p.DESCRIPTION.contains(MediaPath.of(store, "")))
        .fetch(p.DESCRIPTION);
  }
}
