package io.storeflow.samples;

import io.storeflow.account.Person;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a sample is wanted: a route of a store, tried once.
 *
 * @param person who sends the form
 * @param pattern of the route, as {@link io.storeflow.testing.Route#path} writes it
 * @param address what stands in it by now, by the names of its variables
 * @param mark never the same: makes names new
 */
public record Spot(
    Store store, Person person, String pattern, Map<String, String> address, String mark) {

  /** Nothing stands in its address yet. */
  public static Spot of(Store store, Person person, String pattern) {
    return new Spot(store, person, pattern, new HashMap<>(), Long.toString(Ids.next()));
  }

  /** What stands in the address for that variable. */
  public String at(String variable) {
    return Objects.requireNonNull(address.get(variable), variable);
  }
}
