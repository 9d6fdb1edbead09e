package io.storeflow.store;

/** One thing that a role may do in a store; see {@link Role} for who may. */
public enum Permission {
  SEE_STORE,
  SEE_ORDERS,
  EDIT_ORDERS,
  CANCEL_ORDERS,
  REFUND_ORDERS,
  USE_BOARD,
  SEE_PRODUCTS,
  EDIT_PRODUCTS,
  SEE_STOCK,
  EDIT_STOCK,
  SEE_RATES,
  EDIT_RATES,
  SEE_RULES,
  EDIT_RULES,
  SEE_GIFT_CARDS,
  EDIT_GIFT_CARDS,
  SEE_LOYALTY,
  EDIT_LOYALTY,
  EDIT_SETTINGS,
  SEE_AUDIT,
  SEE_FAILED_WORK,
  SEE_MEMBERS,
  EDIT_MEMBERS,
  CREATE_STORES,
  HAND_OVER
}
