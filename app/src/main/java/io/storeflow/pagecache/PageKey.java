package io.storeflow.pagecache;

import io.storeflow.platform.id.Digest;
import io.storeflow.store.Store;

/**
 * Which page, of which state of its store.
 *
 * @param store row id
 * @param version of the shop
 * @param said by the parameters of the address
 */
record PageKey(
    long store, long version, Store.State settings, String path, String said, boolean secure) {

  /**
   * Where nodes share the page, whatever its state: a later state takes the place of the one
   * before.
   *
   * @param release pages of another one look otherwise
   */
  String place(String release) {
    var address = String.join("\n", release, path, said, secure ? "s" : "");
    return "storeflow:page:" + store + ":" + Digest.sha256(address);
  }

  /** Another one for each state of the store that could be seen on the page. */
  String state() {
    return Digest.sha256(version + "\n" + settings);
  }
}
