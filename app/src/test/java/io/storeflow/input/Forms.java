package io.storeflow.input;

import io.storeflow.account.Person;
import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.Route;
import io.storeflow.testing.World;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** For every route the form or body that is right, sent by somebody with a store of their own. */
class Forms {
  /** What would do as the address of a shop, but only the first time. */
  private static final List<String> TAKEN =
      Stream.of(Bad.WORDS, Bad.TEN_THOUSAND, Bad.HUGE, Bad.ENDLESS)
          .map(bad -> String.valueOf(bad.typed("")))
          .toList();

  private final World world;
  private final SampleBook samples;
  private final Stores stores;
  private final ApiKeys keys;

  private final Store other;

  Forms(World world, SampleBook samples, Stores stores, Merchants merchants, ApiKeys keys) {
    this.world = world;
    this.samples = samples;
    this.stores = stores;
    this.keys = keys;
    var merchant = world.merchant();
    other = world.store(merchant);
    for (var slug : TAKEN)
      if (stores.open(slug).isEmpty())
        merchants.open(merchant, World.settings(slug), List.of(), FirstRates.NONE, Actor.SYSTEM);
  }

  /** Whose store it is, and who sends the form. */
  record Scene(Store store, Person person, Store other) {}

  /**
   * What is accepted.
   *
   * @param address the values of its variables
   * @param sent the fields of a form, or the body
   */
  record Good<T>(Map<String, String> address, T sent) {}

  /** A new store, and its owner, who has no other: each page lists all that somebody has. */
  Scene scene() {
    return of(world.store());
  }

  /** The same store, and somebody else. */
  Scene again(Scene scene) {
    return of(scene.store());
  }

  private Scene of(Store store) {
    return new Scene(store, world.member(store.merchant(), Role.OWNER), other);
  }

  Good<Map<String, String>> good(Route route, Scene scene) {
    var spot = spot(route, scene);
    return new Good<>(samples.address(route, spot), samples.form(route, spot));
  }

  /** The body of a JSON route that is right. */
  Good<ObjectNode> body(Route route, Scene scene) {
    var spot = spot(route, scene);
    return new Good<>(samples.address(route, spot), samples.body(route, spot));
  }

  /** The store as it is by now: a form before may have renamed it. */
  private Spot spot(Route route, Scene scene) {
    var store = stores.reopen(scene.store().id());
    var spot = Spot.of(store, scene.person(), route.path());
    spot.address().put("store", store.slug());
    return spot;
  }

  /** What a request needs beside its body: the key of a program that may do everything. */
  String[] headers(Scene scene) {
    var token = keys.make(scene.store(), "Till", EnumSet.allOf(KeyScope.class), null, Actor.SYSTEM);
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** The public id, number or name of a thing that belongs to the other store. */
  String foreign(String field, Scene scene) {
    return samples.foreign(field, Spot.of(scene.other(), scene.person(), ""));
  }
}
