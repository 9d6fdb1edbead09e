package io.storeflow.bulkedit;

import io.storeflow.batch.BatchState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of many products.
 *
 * @param undoesId row id of the one that it takes back; null for none
 * @param counts what became of its products so far
 */
public record BulkEditRow(
    long id,
    String publicId,
    BatchState state,
    BulkEdit edit,
    @Nullable Long undoesId,
    boolean isUndone,
    int total,
    Counts counts,
    @Nullable Instant finishedAt) {

  /** How many were changed, were so already, were refused. */
  public record Counts(int changed, int same, int refused) {
    public int done() {
      return changed + same + refused;
    }
  }

  public boolean isDraft() {
    return state == BatchState.DRAFT;
  }

  public boolean isRunning() {
    return state == BatchState.RUNNING;
  }

  /** What is taken back may have been archived before. */
  boolean mayArchive() {
    return undoesId != null || edit.archives();
  }

  public boolean canBeUndone() {
    return state == BatchState.DONE && undoesId == null && !isUndone && counts.changed() > 0;
  }
}
