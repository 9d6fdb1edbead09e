package io.storeflow.store;

import io.storeflow.account.SignedIn;

/** A person in a store: the result of the membership check, made for each request. */
public record StoreAccess(SignedIn person, Store store, Role role) {

  public boolean may(Permission permission) {
    return role.may(permission);
  }
}
