package io.storeflow.platform.db;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Table;

/**
 * The one exemption from the owner guard: a table that may be read, never written, over all owners.
 * The guard knows the very objects made here, so no alias of the same name passes. Who may call
 * this is held by a test.
 */
public final class AcrossOwners {
  private static final Map<Table<?>, Table<?>> READABLE = new ConcurrentHashMap<>();

  private AcrossOwners() {}

  /** The table, to be read in a select of its own. */
  @SuppressWarnings("unchecked") // an alias of a generated table is of its own type
  public static <R extends Record, T extends Table<R>> T read(T table) {
    return (T) READABLE.computeIfAbsent(table, t -> t.as("all_" + t.getName()));
  }

  static boolean made(QueryPart part) {
    return READABLE.values().stream().anyMatch(table -> table == part);
  }
}
