package io.storeflow.checkout;

import java.util.function.Function;

/**
 * A request that may come twice and is one order.
 *
 * @param key 1 to 255 characters, chosen by the caller, per store
 * @param hash of the request as a value: tells a repetition from another request
 * @param waits whether to wait a short while for the same request that is being worked on, as for
 *     somebody who has pressed a button twice
 * @param answer writes what the caller is answered: it is kept under the key, and given again, byte
 *     by byte
 */
public record KeyedRequest(
    String key, String hash, boolean waits, Function<PlacedOrder, String> answer) {}
