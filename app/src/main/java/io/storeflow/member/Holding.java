package io.storeflow.member;

import io.storeflow.store.Role;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The roles of one person for one merchant: one for all its stores, also those to come, and others
 * in single stores, which count there instead of it.
 *
 * @param inAll null for none
 * @param alone by row id of the store
 */
public record Holding(@Nullable Role inAll, Map<Long, Role> alone) {
  public static final Holding NONE = new Holding(null, Map.of());

  public Holding {
    alone = Collections.unmodifiableMap(new TreeMap<>(alone));
  }

  /** What counts in that store; null where the person may not enter it. */
  public @Nullable Role in(long store) {
    var own = alone.get(store);
    return own == null ? inAll : own;
  }

  /** Whether what counts in that store is a role of its own. */
  public boolean isAlone(long store) {
    return alone.containsKey(store);
  }

  public boolean isEmpty() {
    return inAll == null && alone.isEmpty();
  }

  /** Whether it is an owner's, of all stores or of one. */
  public boolean isOwner() {
    return inAll == Role.OWNER || alone.containsValue(Role.OWNER);
  }

  /** The same with this role in all stores, or (null) none. */
  public Holding withAll(@Nullable Role role) {
    return new Holding(role, alone);
  }

  /** The same with this role in that store alone, or (null) none of its own. */
  public Holding with(long store, @Nullable Role role) {
    var roles = new TreeMap<>(alone);
    if (role == null) roles.remove(store);
    else roles.put(store, role);
    return new Holding(inAll, roles);
  }
}
