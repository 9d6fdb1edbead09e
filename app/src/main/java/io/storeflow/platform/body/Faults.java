package io.storeflow.platform.body;

import com.networknt.schema.Error;
import io.storeflow.platform.failure.Wrong;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.core.JsonPointer;

/** What the validator found, as the API says it. */
final class Faults {
  /** Beginning of the rules of what is missing: {@code required.city}. */
  static final String REQUIRED = "required";

  /** More than anybody reads at once. */
  static final int MOST = 100;

  private Faults() {}

  static Wrong wrong(Error fault) {
    var at = fault.getInstanceLocation().toString();
    var with = fault.getArguments();
    return switch (fault.getKeyword()) {
      case "required" -> missing(pointer(at, fault.getProperty()));
      case "minItems" -> missing(at);
      case "maxItems" -> Wrong.of(at, "too_many", with[0]);
      case "minimum" -> Wrong.of(at, "too_small", with[0]);
      case "maximum" -> Wrong.of(at, "too_large", with[0]);
      case "enum" -> Wrong.of(at, "one_of", with[0]);
      case "type" -> Wrong.of(at, "type." + type(String.valueOf(with[1])));
      default -> throw new IllegalStateException("No words for " + fault);
    };
  }

  /**
   * One at each place, and none inside a place that is wrong itself; no more than {@link #MOST}.
   */
  static List<Wrong> first(List<Wrong> wrongs) {
    var all = new HashSet<String>();
    wrongs.forEach(wrong -> all.add(wrong.pointer()));
    var said = new HashSet<String>();
    var first = new ArrayList<Wrong>();
    for (var wrong : wrongs) {
      if (first.size() == MOST) break;
      if (!isInside(wrong.pointer(), all) && said.add(wrong.pointer())) first.add(wrong);
    }
    return first;
  }

  private static boolean isInside(String pointer, HashSet<String> places) {
    for (int slash; (slash = pointer.lastIndexOf('/')) > 0; ) {
      pointer = pointer.substring(0, slash);
      if (places.contains(pointer)) return true;
    }
    return false;
  }

  private static Wrong missing(String pointer) {
    return Wrong.of(pointer, REQUIRED + "." + pointer.substring(pointer.lastIndexOf('/') + 1));
  }

  private static String pointer(String parent, String name) {
    return JsonPointer.valueOf(parent).appendProperty(name).toString();
  }

  private static String type(String wanted) {
    return switch (wanted) {
      case "string" -> "text";
      case "object" -> "object";
      case "array" -> "list";
      case "integer" -> "whole";
      case "boolean" -> "flag";
      default -> "number";
    };
  }
}
