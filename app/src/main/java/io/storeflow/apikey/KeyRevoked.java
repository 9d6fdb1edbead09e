package io.storeflow.apikey;

/**
 * A key was revoked: nobody is let in with it any more.
 *
 * @param hash under which it is known
 */
record KeyRevoked(long storeId, String hash) {}
