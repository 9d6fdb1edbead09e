package io.storeflow.platform.assets;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Joins ES modules into one, each once and after what it imports. Every module keeps its names to
 * itself; what it exports is named once for the joined module and must be unique in it.
 */
class Script {
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:\\{[^}]*\\} from )?\"\\./([^\"]+)\";\\n", Pattern.MULTILINE);
  private static final Pattern EXPORT =
      Pattern.compile("^export ((?:async )?(?:function|const) (\\w+))", Pattern.MULTILINE);

  /** Whole lines only: a comment inside a line may be part of a string or an address. */
  private static final Pattern NOTE =
      Pattern.compile("^\\s*(?://.*|/\\*(?s:.*?)\\*/)?\\n|^\\s+", Pattern.MULTILINE);

  private final UnaryOperator<String> read;

  Script(UnaryOperator<String> read) {
    this.read = read;
  }

  String join(String entry) {
    var joined = new StringBuilder();
    append(entry, new LinkedHashSet<>(), joined);
    return joined.toString();
  }

  private void append(String name, Set<String> seen, StringBuilder joined) {
    if (!seen.add(name)) return;
    var source = read.apply("js/" + name).replaceAll("(?s)^/\\*.*?\\*/\\s*", "");
    IMPORT.matcher(source).results().forEach(found -> append(found.group(1), seen, joined));
    var body = NOTE.matcher(IMPORT.matcher(source).replaceAll("")).replaceAll("");
    if (!body.isBlank()) joined.append(enclosed(body));
  }

  private static String enclosed(String body) {
    var names = EXPORT.matcher(body).results().map(found -> found.group(2)).collect(joining(","));
    if (names.isEmpty()) return "{" + body + "}\n";
    var inside = EXPORT.matcher(body).replaceAll("$1");
    return "const {" + names + "}=(()=>{" + inside + "return {" + names + "}})();\n";
  }
}
