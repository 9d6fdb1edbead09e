package io.storeflow.transfer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units on their way from one location to another.
 *
 * @param from and {@code to}: names of locations
 * @param actor who began it
 * @param lines in the order in which they were written; none where they were not asked for
 * @param units over all lines; {@code open}: those that neither arrived nor are lost
 */
public record Transfer(
    long id,
    String publicId,
    long fromId,
    String from,
    long toId,
    String to,
    TransferState state,
    String note,
    String actor,
    Instant createdAt,
    @Nullable Instant sentAt,
    @Nullable Instant closedAt,
    int version,
    int units,
    int open,
    List<TransferLine> lines) {

  public boolean isDraft() {
    return state == TransferState.DRAFT;
  }

  public boolean isSent() {
    return state == TransferState.SENT;
  }

  Transfer with(List<TransferLine> lines) {
    return new Transfer(
        id, publicId, fromId, from, toId, to, state, note, actor, createdAt, sentAt, closedAt,
        version, units, open, lines);
  }
}
