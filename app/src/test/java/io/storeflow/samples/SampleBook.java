package io.storeflow.samples;

import static java.util.Comparator.comparing;

import io.storeflow.testing.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** All that the features have told: see {@link FeatureSamples}. What is told twice fails. */
@Component
public class SampleBook {
  /** Stands for the state of a cart, which whoever sends the form fills before. */
  public static final String CART = "the cart";

  private record Thing(String variable, String below, Function<Spot, String> make) {}

  private final List<Thing> things = new ArrayList<>();
  private final Map<String, Function<Spot, String>> foreign = new HashMap<>();
  private final Map<String, Function<Spot, Map<String, String>>> forms = new HashMap<>();
  private final Map<String, Function<Spot, ObjectNode>> bodies = new HashMap<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> leavingNoTrace = new HashSet<>();

  SampleBook(List<FeatureSamples> features) {
    features.forEach(feature -> feature.tell(this));
  }

  /** How a new thing is made for a variable in addresses: what stands there for it. */
  public void thing(String variable, Function<Spot, String> make) {
    thing(variable, "", make);
  }

  /** What stands there in the addresses of every store alike, such as a kind of mail. */
  public void word(String variable, Function<Spot, String> make) {
    thing(variable, make);
    words.add(variable);
  }

  /** Whether it names nothing that a store owns. */
  public boolean isWord(String variable) {
    return words.contains(variable);
  }

  /** The same below one path alone, such as a product of a collection. */
  public void thing(String variable, String below, Function<Spot, String> make) {
    things.add(new Thing(variable, below, make));
    // The nearest is asked first.
    things.sort(comparing(it -> -it.below().length()));
  }

  /**
   * What another store has for fields that are not called like a variable: asked for on a route of
   * that other store.
   */
  public void foreign(Function<Spot, String> make, String... fields) {
    for (var field : fields) put(foreign, field, make);
  }

  /** A form that is taken; what it changes is in the audit log. */
  public void form(String route, Function<Spot, Map<String, String>> fill) {
    put(forms, route, fill);
  }

  /** A form that is taken and not audited: it shows, asks, or prepares what is done later. */
  public void formWithoutTrace(String route, Function<Spot, Map<String, String>> fill) {
    form(route, fill);
    leavingNoTrace.add(route);
  }

  /** A body of JSON that is taken. */
  public void body(String route, Function<Spot, ObjectNode> fill) {
    put(bodies, route, fill);
  }

  private static <T> void put(Map<String, T> all, String name, T one) {
    if (all.putIfAbsent(name, one) != null) throw new IllegalStateException("Twice: " + name);
  }

  /** New things of the store for all variables of the route, also kept in the address. */
  public Map<String, String> address(Route route, Spot spot) {
    for (var variable : route.variables()) spot.address().put(variable, make(variable, spot));
    return spot.address();
  }

  /** A thing for each variable there is. */
  public Map<String, String> address(Spot spot) {
    for (var thing : things)
      spot.address().computeIfAbsent(thing.variable(), variable -> make(variable, spot));
    return spot.address();
  }

  /** What a field may not take from another store, on a route of which it is asked for. */
  public String foreign(String field, Spot spot) {
    var make = foreign.get(field);
    if (make != null) return make.apply(spot);
    boolean known = things.stream().anyMatch(it -> it.variable().equals(field));
    return known ? make(field, spot) : spot.store().publicId();
  }

  public Map<String, String> form(Route route, Spot spot) {
    return told(forms, "form", route.key()).apply(spot);
  }

  public ObjectNode body(Route route, Spot spot) {
    return told(bodies, "body", route.key()).apply(spot);
  }

  /** The routes of all forms and bodies, by their keys. */
  public Set<String> routes() {
    var all = new HashSet<>(forms.keySet());
    all.addAll(bodies.keySet());
    return all;
  }

  public boolean leavesNoTrace(Route route) {
    return leavingNoTrace.contains(route.key());
  }

  private String make(String variable, Spot spot) {
    return things.stream()
        .filter(it -> it.variable().equals(variable) && spot.pattern().startsWith(it.below()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No samples tell of a thing for " + variable))
        .make()
        .apply(spot);
  }

  private static <T> T told(Map<String, T> all, String what, String route) {
    var found = all.get(route);
    if (found == null) throw new AssertionError("No samples tell of a " + what + " for " + route);
    return found;
  }
}
