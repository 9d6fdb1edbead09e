package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.input.Typed;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** What people get to see when a form is refused. */
final class Answers {
  /** Typed again each time: no page shows them. */
  static final Set<String> SECRET =
      Set.of("password", "present", "chosen", "token", "cart", "version", "quote", "total");

  /** A note above the form, a sentence below the field, or a page of its own. */
  private static final String[] HELP = {
    "role=\"alert\"",
    "class=\"error\"",
    "data-tone=\"warn\"",
    "<h1 id=\"t\"",
    "<header><h1>There is nothing here</h1></header>"
  };

  /** What is typed into, with its attributes on one line or on several. */
  private static final Pattern INPUT =
      Pattern.compile("<(?:input(?=[^>]*\\sclass=\"input\\b)|textarea)[^>]*?\\sname=\"([^\"]+)\"");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Answers() {}

  static void helps(String what, HttpResponse<String> answer) {
    var body = answer.body();
    assertThat(body).as(what).doesNotContain(Bad.MARKUP).doesNotContain("Exception", "??");
    if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"))
      assertThat(body).as(what).endsWith(".");
    else assertThat(body).as(what).containsAnyOf(HELP);
  }

  /** The form comes back with all that was typed. */
  static void keeps(
      String what, String field, @Nullable String typed, Map<String, String> sent, String page) {
    var text = HtmlUtils.htmlUnescape(page);
    var shown = shown(page);
    sent.forEach(
        (name, value) -> {
          if (name.equals(field) || SECRET.contains(name) || !shown.contains(name)) return;
          assertThat(text).as(what + " keeps " + name).contains(value);
        });
    if (typed != null
        && !Typed.line(typed).isEmpty()
        && !SECRET.contains(field)
        && shown.contains(field))
      assertThat(text).as(what + " keeps it").contains(beginning(typed));
  }

  /** Fields that people in front of a browser are shown, and type into. */
  private static Set<String> shown(String page) {
    return INPUT.matcher(page).results().map(it -> it.group(1)).collect(Collectors.toSet());
  }

  /** Up to what is no character to be shown; of a long text enough to know it by. */
  private static String beginning(String typed) {
    var text = typed.substring(0, Math.min(200, typed.length()));
    var control = CONTROL.matcher(text);
    return control.find() ? text.substring(0, control.start()) : text;
  }
}
