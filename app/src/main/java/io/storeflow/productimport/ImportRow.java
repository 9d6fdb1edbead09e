package io.storeflow.productimport;

import io.storeflow.productfile.Dialect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import: a file that somebody sent, and how far it is.
 *
 * @param actor who sent it, or who had it done
 * @param unused columns of which nothing is used
 * @param categories titles from the top on of those that come to be with it
 * @param fileRows how many the file has; 0 until that is known
 * @param rowsSeen how many of them were looked at so far
 * @param problem message that says why it is no file of products; null if it is one
 */
public record ImportRow(
    long id,
    String publicId,
    @Nullable Long personId,
    String actor,
    String fileName,
    int bytes,
    ImportState state,
    @Nullable Dialect dialect,
    List<String> columns,
    List<String> unused,
    List<List<String>> categories,
    int fileRows,
    int rowsSeen,
    @Nullable String problem,
    List<Object> problemArgs,
    Instant createdAt,
    @Nullable Instant finishedAt,
    Counts counts) {

  /**
   * Its lines by what the dry run found, and by what has become of them.
   *
   * @param clears of the changed, how many lose something
   * @param lacking of those that are so already, how many have pictures that are to be fetched
   * @param steps what is to be done, is done, was left alone, was taken back, was not
   * @param pictures waiting, fetched, failed
   */
  public record Counts(
      int fresh,
      int changed,
      int same,
      int refused,
      int noted,
      int clears,
      int lacking,
      Steps steps,
      Pictures pictures) {}

  /** What has become of its lines. */
  public record Steps(int waiting, int done, int left, int undone, int kept) {
    public int all() {
      return waiting + done + left + undone + kept;
    }

    public int settled() {
      return done + left;
    }

    public int takenBack() {
      return undone + kept;
    }
  }

  /** What has become of its pictures. */
  public record Pictures(int waiting, int fetched, int failed) {
    public int all() {
      return waiting + fetched + failed;
    }
  }

  /** The categories that come to be with it, each on one line. */
  public List<String> newCategories() {
    return categories.stream().map(it -> String.join(" › ", it)).toList();
  }

  /** Whether it moves by itself, so that a page is to be asked for again. */
  public boolean isMoving() {
    return state == ImportState.LOOKING
        || state == ImportState.RUNNING
        || state == ImportState.UNDOING
        || (state == ImportState.DONE && counts.pictures().waiting() > 0);
  }

  /** Code of how it stands, as people are told: its state, but where nothing came of that. */
  public String standing() {
    boolean nothing = state == ImportState.LOOKED && counts.steps().waiting() == 0;
    if (nothing) return "nothing";
    boolean kept = state == ImportState.UNDONE && counts.steps().undone() == 0;
    return kept ? "kept" : state.code();
  }

  public boolean canRun() {
    return state == ImportState.LOOKED && counts.steps().waiting() > 0;
  }

  /** Whether all that is to be done is to fetch pictures. */
  public boolean onlyFetches() {
    return counts.fresh() + counts.changed() == 0;
  }

  public boolean canBeUndone() {
    return state == ImportState.DONE && counts.steps().done() > 0;
  }

  public boolean isLooking() {
    return state == ImportState.LOOKING;
  }

  public boolean isRunning() {
    return state == ImportState.RUNNING;
  }

  public boolean isUndoing() {
    return state == ImportState.UNDOING;
  }

  public boolean isLooked() {
    return state == ImportState.LOOKED;
  }

  public boolean isDone() {
    return state == ImportState.DONE;
  }

  public boolean isUndone() {
    return state == ImportState.UNDONE;
  }

  public boolean isUnreadable() {
    return state == ImportState.UNREADABLE;
  }
}
