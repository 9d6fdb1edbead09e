package io.storeflow.input;

import io.storeflow.testing.Route;
import java.util.regex.Pattern;

/**
 * Which class tries the fields of a form. Every form belongs to the first group whose addresses it
 * has, and the last one takes whatever is left, so none is tried twice and none is left out.
 */
enum FormGroup {
  /** The product editor, which has more fields than any other form. */
  EDITOR(BadProductFieldsTest.class, "/s/\\{store}/products(?:/\\{product})?"),

  /** What puts products on shelves: their other pages, categories, collections, brands, extras. */
  SHELVES(
      BadShelfFieldsTest.class,
      "/s/\\{store}/(?:products|categories|collections|brands|modifiers)(?:/.*)?"),

  /** All else of a store's dashboard: stock, orders, shipping, settings. */
  DESK(BadDeskFieldsTest.class, "/s/\\{store}/.*"),

  /** Shops, and the accounts of people. */
  REST(BadFieldsTest.class, ".*");

  private final Class<? extends BadFields> tests;
  private final Pattern addresses;

  FormGroup(Class<? extends BadFields> tests, String addresses) {
    this.tests = tests;
    this.addresses = Pattern.compile(addresses);
  }

  static FormGroup of(Route route) {
    for (var group : values()) if (group.addresses.matcher(route.pattern()).matches()) return group;
    throw new AssertionError("The last group takes all, but not " + route);
  }

  /** Whether that class tries the forms of this group. */
  boolean isTriedBy(BadFields test) {
    return tests.isInstance(test);
  }
}
