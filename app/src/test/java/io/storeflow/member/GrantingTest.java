package io.storeflow.member;

import static io.storeflow.store.Role.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Permission;
import io.storeflow.store.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever gives a role, or takes one, may do all of it themselves, wherever it counts. */
class GrantingTest {
  private static final long HERE = 1;
  private static final long THERE = 2;
  private static final List<Long> STORES = List.of(HERE, THERE);
  private static final Holding MANAGES_ALL = Holding.NONE.withAll(MANAGER);
  private static final Holding MANAGES_HERE = Holding.NONE.with(HERE, MANAGER);

  @ParameterizedTest
  @EnumSource
  void aManagerGivesAllButWhatAnOwnerMay(Role role) {
    var why = refused(MANAGES_ALL, Holding.NONE, Holding.NONE.withAll(role));
    assertThat(why).isEqualTo(role == OWNER ? Refusal.OWNER : null);
  }

  @ParameterizedTest
  @EnumSource
  void whoManagesNoMembersGivesNothing(Role role) {
    var gives = Granting.gives(role);
    assertThat(gives.isEmpty()).isEqualTo(!role.may(Permission.EDIT_MEMBERS));
    assertThat(gives).doesNotContain(OWNER);
  }

  @Test
  void whoManagesOneStoreReachesIntoNoOther() {
    assertThat(refused(MANAGES_HERE, Holding.NONE, Holding.NONE.with(HERE, VIEWER))).isNull();
    assertThat(refused(MANAGES_HERE, Holding.NONE, Holding.NONE.with(THERE, VIEWER)))
        .isEqualTo(Refusal.ELSEWHERE);
    assertThat(refused(MANAGES_HERE, Holding.NONE, Holding.NONE.withAll(VIEWER)))
        .isEqualTo(Refusal.ELSEWHERE);
    var everywhere = Holding.NONE.withAll(CATALOGUE);
    assertThat(refused(MANAGES_HERE, everywhere, everywhere.with(HERE, VIEWER))).isNull();
    assertThat(refused(MANAGES_HERE, everywhere, Holding.NONE)).isEqualTo(Refusal.ELSEWHERE);
  }

  /** In one store they are less than in the others: for all of them they give nothing. */
  @Test
  void aLowerRoleOfOnesOwnCountsInItsStore() {
    var mine = MANAGES_ALL.with(THERE, VIEWER);
    assertThat(refused(mine, Holding.NONE, Holding.NONE.with(HERE, SUPPORT))).isNull();
    assertThat(refused(mine, Holding.NONE, Holding.NONE.withAll(SUPPORT)))
        .isEqualTo(Refusal.ELSEWHERE);
  }

  @Test
  void nobodyChangesAnOwner() {
    var owner = Holding.NONE.withAll(OWNER);
    assertThat(refused(owner, owner, Holding.NONE)).isEqualTo(Refusal.OWNER);
    assertThat(refused(MANAGES_ALL, Holding.NONE.with(HERE, OWNER), Holding.NONE))
        .isEqualTo(Refusal.OWNER);
  }

  @Test
  void takesAsFarAsItReaches() {
    var both = Holding.NONE.with(HERE, SUPPORT).with(THERE, VIEWER);
    assertThat(Memberships.without(MANAGES_ALL, both.withAll(VIEWER))).isEqualTo(Holding.NONE);
    assertThat(Memberships.without(MANAGES_HERE, both)).isEqualTo(Holding.NONE.with(THERE, VIEWER));
  }

  @Test
  void aRoleInOneStoreBeatsThatInAll() {
    var holding = new Holding(VIEWER, Map.of(HERE, FULFILMENT));
    assertThat(holding.in(HERE)).isEqualTo(FULFILMENT);
    assertThat(holding.in(THERE)).isEqualTo(VIEWER);
    assertThat(Holding.NONE.in(HERE)).isNull();
  }

  private static @Nullable Refusal refused(Holding mine, Holding before, Holding after) {
    return Granting.refusal(mine, before, after, STORES).orElse(null);
  }
}
