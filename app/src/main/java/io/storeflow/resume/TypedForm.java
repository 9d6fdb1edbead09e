package io.storeflow.resume;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * What a form had sent that could not be taken. It travels in the page that asks to sign in, so
 * that nothing is kept here; passwords and files do not travel.
 *
 * @param whose {@link FormTokens#whose mark} of the person whom the form was made for
 * @param path where it was sent, without a query
 * @param fields name to values, in their order
 * @param hadFiles whether files were chosen, which have to be chosen again
 */
record TypedForm(String whose, String path, Map<String, List<String>> fields, boolean hadFiles) {
  /** Of the written form, in characters; a form of 2 MB at most is read. */
  private static final int LONGEST = 1_000_000;

  private static final Set<String> NOT_KEPT = Set.of("_csrf", "password", "present", "chosen");

  /** Forms of staff; boards have their own way, and nothing leads out of the house. */
  private static final Pattern PATH =
      Pattern.compile("/(?:s/[^/]+/(?!board/).*|stores/.+|account(?:/.*)?|signup)");

  static TypedForm of(HttpServletRequest request) {
    var fields = new LinkedHashMap<String, List<String>>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!NOT_KEPT.contains(name)) fields.put(name, Arrays.asList(values));
            });
    return new TypedForm(
        FormTokens.whose(request), request.getRequestURI(), fields, hasFiles(request));
  }

  /** Reads what {@link #written} wrote; empty for anything else. */
  static Optional<TypedForm> read(String written) {
    try {
      var all = new LinkedHashMap<String, List<String>>();
      for (var pair : written.split("&", -1)) {
        int is = pair.indexOf('=');
        if (is < 0) return Optional.empty();
        all.computeIfAbsent(decoded(pair.substring(0, is)), name -> new ArrayList<>())
            .add(decoded(pair.substring(is + 1)));
      }
      var whose = first(all.remove(":whose"));
      var path = first(all.remove(":path"));
      boolean files = Boolean.parseBoolean(first(all.remove(":files")));
      var form = new TypedForm(whose, path, all, files);
      return form.isResumable() ? Optional.of(form) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  boolean isResumable() {
    return PATH.matcher(path).matches() && !path.contains("//") && !path.contains("..");
  }

  /** As one text; empty where it would be too long. */
  Optional<String> written() {
    var text = new StringBuilder();
    text.append(":whose=").append(whose).append("&:path=").append(encoded(path));
    text.append("&:files=").append(hadFiles);
    fields.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    text.append('&').append(encoded(name)).append('=').append(encoded(value))));
    return text.length() > LONGEST ? Optional.empty() : Optional.of(text.toString());
  }

  /** The key of the words that say why it is shown again. */
  public String why(String key) {
    return key + (whose.isEmpty() ? ".token" : "") + (hadFiles ? ".files" : "");
  }

  private static boolean hasFiles(HttpServletRequest request) {
    var type = Objects.toString(request.getContentType(), "");
    if (!type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) return false;
    try {
      return request.getParts().stream()
          .anyMatch(part -> part.getSubmittedFileName() != null && part.getSize() > 0);
    } catch (IOException | ServletException unreadable) {
      return false;
    }
  }

  private static String first(@Nullable List<String> values) {
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
