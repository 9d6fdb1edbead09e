package io.storeflow.loyalty;

import io.storeflow.store.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that come or go.
 *
 * @param points negative for those that go
 * @param since from when they count as gained; null for now
 * @param order that they are about; null for none
 * @param reason a code, or the words of staff
 * @param once names what may happen but once; null for what may come again
 */
record Posting(
    PointsKind kind,
    long points,
    @Nullable Instant since,
    @Nullable OrderRef order,
    String reason,
    Actor actor,
    @Nullable String once) {

  record OrderRef(long store, long id, long number) {}

  static Posting of(PointsKind kind, long points, @Nullable OrderRef order) {
    return new Posting(kind, points, null, order, "", Actor.SYSTEM, null);
  }

  Posting since(@Nullable Instant at) {
    return new Posting(kind, points, at, order, reason, actor, once);
  }

  Posting because(String why, Actor who, @Nullable String name) {
    return new Posting(kind, points, since, order, why, who, name);
  }
}
