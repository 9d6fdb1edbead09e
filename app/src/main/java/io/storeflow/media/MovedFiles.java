package io.storeflow.media;

import io.storeflow.store.Store;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Moves pictures of a store out of the tables, one at a time: first each gets a file; once no node
 * needs the tables any more, those that have one leave them. What is done stands in the rows, so it
 * may end at any point and be begun again.
 */
@Component
class MovedFiles {
  private static final int STEP = 100;

  private final TableBytes table;
  private final HashedFiles files;
  private final boolean inTable;

  /**
   * @param inTable whether they stay in the tables too
   */
  MovedFiles(
      TableBytes table, HashedFiles files, @Value("${storeflow.media.in-table}") boolean inTable) {
    this.table = table;
    this.files = files;
    this.inTable = inTable;
  }

  /** Moves some, and returns how many; none when there is nothing left to move. */
  int move(Store store) {
    var rows = table.withoutFile(store, STEP);
    if (!rows.isEmpty()) rows.forEach(row -> keep(store, row));
    else if (!inTable) (rows = table.twice(store, STEP)).forEach(row -> leave(store, row));
    return rows.size();
  }

  private void keep(Store store, TableBytes.Row row) {
    table
        .whole(store, row)
        .ifPresent(
            bytes -> table.hasFile(store, row, files.keep(store, List.of(bytes)).getFirst()));
  }

  /** Only what is surely in its file; a file that is missing is kept again. */
  private void leave(Store store, TableBytes.Row row) {
    boolean there = table.hash(store, row).flatMap(hash -> files.find(store, hash)).isPresent();
    if (!there) table.whole(store, row).ifPresent(bytes -> files.keep(store, List.of(bytes)));
    table.empty(store, row);
  }
}
