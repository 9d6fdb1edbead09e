package io.storeflow.input;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;

/** The forms of the product editor, which has as many fields as all others together. */
@AppTest
@Tag("any-engine")
class BadProductFieldsTest extends BadFields {
  private static final Pattern EDITOR = Pattern.compile("/s/\\{store}/products(?:/\\{product})?");

  static boolean isOfEditor(Route route) {
    return EDITOR.matcher(route.pattern()).matches();
  }

  @Override
  boolean isTried(Route route) {
    return isOfEditor(route);
  }
}
