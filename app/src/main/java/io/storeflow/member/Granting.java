package io.storeflow.member;

import io.storeflow.store.Permission;
import io.storeflow.store.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may change what another one may do: at most by what they may do themselves, in
 * each store in which something changes, and where it holds for stores to come, for those too.
 */
public final class Granting {
  private Granting() {}

  /**
   * Why not; empty if they may.
   *
   * @param mine of the one who asks
   * @param stores row ids of all stores of the merchant
   */
  public static Optional<Refusal> refusal(
      Holding mine, Holding before, Holding after, Collection<Long> stores) {
    if (before.isOwner() || after.isOwner()) return Optional.of(Refusal.OWNER);
    var scopes = new ArrayList<Function<Holding, @Nullable Role>>();
    scopes.add(Holding::inAll);
    for (var store : stores) scopes.add(holding -> holding.in(store));
    return scopes.stream()
        .filter(in -> in.apply(before) != in.apply(after))
        .flatMap(in -> refusal(in.apply(mine), in.apply(before), in.apply(after)).stream())
        .findFirst();
  }

  /** The roles that this one may give where it counts. */
  public static List<Role> gives(@Nullable Role mine) {
    return mine == null || !mine.may(Permission.EDIT_MEMBERS)
        ? List.of()
        : List.of(Role.values()).stream()
            .filter(role -> role != Role.OWNER && mine.covers(role))
            .toList();
  }

  private static Optional<Refusal> refusal(
      @Nullable Role mine, @Nullable Role before, @Nullable Role after) {
    var gives = gives(mine);
    if (gives.isEmpty()) return Optional.of(Refusal.ELSEWHERE);
    boolean covered =
        (before == null || gives.contains(before)) && (after == null || gives.contains(after));
    return covered ? Optional.empty() : Optional.of(Refusal.MORE);
  }
}
