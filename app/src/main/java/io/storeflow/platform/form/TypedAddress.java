package io.storeflow.platform.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address of a form as it is being typed, while its page is asked again for what another
 * country asks for.
 */
public final class TypedAddress {
  private static final List<String> FIELDS =
      List.of("country", "line1", "line2", "postalCode", "city", "region");

  private TypedAddress() {}

  /**
   * The form with what was sent of its address.
   *
   * @param sent parameters of the request; others are of no interest
   */
  public static <F extends Record> F in(F form, Map<String, String> sent) {
    var typed = new HashMap<String, @Nullable Object>();
    for (var field : FIELDS) if (sent.containsKey(field)) typed.put(field, sent.get(field));
    return Parts.with(form, typed);
  }
}
