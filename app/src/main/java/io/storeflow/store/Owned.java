package io.storeflow.store;

import static org.jooq.impl.DSL.default_;
import static org.jooq.impl.DSL.excluded;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.db.AcrossOwners;
import io.storeflow.platform.db.MerchantOwned;
import io.storeflow.platform.db.StoreOwned;
import java.util.BitSet;
import java.util.Collection;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertQuery;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The one way to name an owned table: with its owner. Nothing else reads an owner column. */
public final class Owned {
  /** That very table: tables of one name are equal, whatever rows they have. */
  private record Scope(Table<?> table, String alias, long owner) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof Scope that
          && table == that.table
          && owner == that.owner
          && alias.equals(that.alias);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * System.identityHashCode(table) + Long.hashCode(owner)) + alias.hashCode();
    }
  }

  /** Making one makes all of its columns: as much work as the rest of a small statement. */
  private static final Cache<Scope, Table<?>> SCOPED =
      Caffeine.newBuilder().maximumSize(3_000).build();

  private Owned() {}

  /**
   * The rows of this store. Use it as the table in select, update and delete, and its columns with
   * it.
   */
  public static <R extends Record, T extends Table<R> & StoreOwned> T only(Store store, T table) {
    return scoped(table, "", "store_id", store.id());
  }

  /**
   * The rows of this store in a table that goes by another name: one that is given its name
   * afterwards would be a table of its own, written out with all of its columns.
   *
   * @param alias one of few, it is kept
   */
  public static <R extends Record, T extends Table<R> & StoreOwned> T only(
      Store store, T table, String alias) {
    return scoped(table, alias, "store_id", store.id());
  }

  /** The rows of this merchant. */
  public static <R extends Record, T extends Table<R> & MerchantOwned> T only(
      Merchant merchant, T table) {
    return scoped(table, "", "merchant_id", merchant.id());
  }

  /** The rows of this merchant in a table that goes by another name, one of few. */
  public static <R extends Record, T extends Table<R> & MerchantOwned> T only(
      Merchant merchant, T table, String alias) {
    return scoped(table, alias, "merchant_id", merchant.id());
  }

  /**
   * That a row is of this store: begins the ON of a left join, on whose right side the table stands
   * as it is. There {@link #only} would be a table of its own, written out with all of its columns.
   */
  public static <R extends Record, T extends Table<R> & StoreOwned> Condition ownedBy(
      Store store, T table) {
    return owner(table, "store_id").eq(store.id());
  }

  /**
   * The rows of all stores, for reading: only the pulse, which asks for many stores at once, has a
   * reason to ({@code ArchitectureTest} holds it).
   */
  public static <R extends Record, T extends Table<R> & StoreOwned> T acrossStores(T table) {
    return AcrossOwners.read(table);
  }

  /** Begins an insert of one row of this store. */
  public static <R extends Record, T extends Table<R> & StoreOwned> InsertSetMoreStep<R> insertInto(
      DSLContext db, Store store, T table) {
    return db.insertInto(table).set(owner(table, "store_id"), store.id());
  }

  /** Begins an insert of one row of this merchant. */
  public static <R extends Record, T extends Table<R> & MerchantOwned>
      InsertSetMoreStep<R> insertInto(DSLContext db, Merchant merchant, T table) {
    return db.insertInto(table).set(owner(table, "merchant_id"), merchant.id());
  }

  /** Inserts the records as rows of this store, in one statement; none for none. */
  public static <R extends Record, T extends Table<R> & StoreOwned> void insertAll(
      DSLContext db, Store store, T table, Collection<? extends R> records) {
    insertAll(db, table, owner(table, "store_id"), store.id(), records);
  }

  /** Inserts the records as rows of this merchant, in one statement; none for none. */
  public static <R extends Record, T extends Table<R> & MerchantOwned> void insertAll(
      DSLContext db, Merchant merchant, T table, Collection<? extends R> records) {
    insertAll(db, table, owner(table, "merchant_id"), merchant.id(), records);
  }

  /** Inserts those of the records whose key is not there yet, in one statement; none for none. */
  public static <R extends Record, T extends Table<R> & StoreOwned> void insertMissing(
      DSLContext db, Store store, T table, Collection<? extends R> records) {
    if (records.isEmpty()) return;
    var owner = owner(table, "store_id");
    var insert = rows(db, table, owner, store.id(), records);
    insert.onDuplicateKeyUpdate(true);
    insert.addValueForUpdate(owner, owner);
    insert.execute();
  }

  private static <R extends Record> void insertAll(
      DSLContext db, Table<R> table, Field<Long> owner, long id, Collection<? extends R> records) {
    if (!records.isEmpty()) rows(db, table, owner, id, records).execute();
  }

  private static <R extends Record> InsertQuery<R> rows(
      DSLContext db, Table<R> table, Field<Long> owner, long id, Collection<? extends R> records) {
    InsertQuery<R> insert = db.insertQuery(table);
    for (var record : records) record.set(owner, id);
    var said = new BitSet();
    for (var record : records)
      for (int i = 0; i < record.size(); i++) if (record.changed(i)) said.set(i);
    for (var record : records) {
      insert.newRecord();
      insert.setRecord(record);
      said.stream().filter(i -> !record.changed(i)).forEach(i -> leave(insert, record.field(i)));
    }
    return insert;
  }

  /** What others say and this one does not is what the column has by itself: else it were null. */
  private static <V> void leave(InsertQuery<?> insert, @Nullable Field<V> field) {
    if (field != null) insert.addValue(field, default_(field));
  }

  /**
   * Inserts the records as rows of this store, in one statement; of those whose key is there
   * already it sets these columns.
   */
  public static <R extends Record, T extends Table<R> & StoreOwned> void upsertAll(
      DSLContext db, Store store, T table, Collection<? extends R> records, Field<?>... changed) {
    if (records.isEmpty()) return;
    var insert = rows(db, table, owner(table, "store_id"), store.id(), records);
    insert.onDuplicateKeyUpdate(true);
    for (var it : changed) set(insert, it);
    insert.execute();
  }

  private static <V> void set(InsertQuery<?> insert, Field<V> changed) {
    insert.addValueForUpdate(changed, excluded(changed));
  }

  /**
   * The column itself: one looked up by its type would be a cast, which the guard does not know.
   */
  @SuppressWarnings("unchecked") // owner columns are bigint
  private static Field<Long> owner(Table<?> table, String column) {
    return (Field<Long>) Objects.requireNonNull(table.field(column), column);
  }

  @SuppressWarnings("unchecked") // a generated table filters to its own type
  private static <R extends Record, T extends Table<R>> T scoped(
      T table, String alias, String owner, long id) {
    return (T) SCOPED.get(new Scope(table, alias, id), scope -> scope(table, alias, owner, id));
  }

  private static Table<?> scope(Table<?> table, String alias, String owner, long id) {
    var named = alias.isEmpty() ? table : table.as(alias);
    return named.where(owner(named, owner).eq(id));
  }
}
