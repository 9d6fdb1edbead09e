package io.storeflow.store;

import static io.storeflow.store.Permission.*;

import io.storeflow.platform.code.Coded;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a person may do in a store: the one role x permission table. It drives menus, controllers
 * and the route test.
 */
public enum Role implements Coded {
  OWNER(EnumSet.allOf(Permission.class)),
  MANAGER(EnumSet.complementOf(EnumSet.of(CONNECT_PAYMENTS, CREATE_STORES, HAND_OVER))),
  CATALOGUE(
      EnumSet.of(
          SEE_STORE, SEE_PRODUCTS, EDIT_PRODUCTS, SEE_STOCK, EDIT_STOCK, SEE_RATES, SEE_RULES)),
  SUPPORT(
      EnumSet.of(
          SEE_STORE,
          SEE_ORDERS,
          EDIT_ORDERS,
          CANCEL_ORDERS,
          REFUND_ORDERS,
          SEE_CUSTOMERS,
          EDIT_CUSTOMERS,
          SEE_PRODUCTS,
          SEE_STOCK,
          SEE_RATES,
          SEE_RULES,
          SEE_GIFT_CARDS,
          SEE_LOYALTY)),
  FULFILMENT(EnumSet.of(SEE_STORE, SEE_ORDERS, EDIT_ORDERS, USE_BOARD, SEE_PRODUCTS, SEE_STOCK)),
  VIEWER(EnumSet.of(SEE_STORE, SEE_ORDERS, SEE_PRODUCTS, SEE_STOCK, SEE_RATES, SEE_RULES));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = permissions;
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  /** Whether who has this role may do all that one with the other may. */
  public boolean covers(Role other) {
    return permissions.containsAll(other.permissions);
  }

  /** The roles that may do this, for queries. */
  static List<Role> thatMay(Permission permission) {
    return Arrays.stream(values()).filter(role -> role.may(permission)).toList();
  }
}
