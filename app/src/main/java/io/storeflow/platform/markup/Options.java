package io.storeflow.platform.markup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.code.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The options of a select, escaped. Written by the engine of the pages, the countries of the world
 * would take longer than all else of a checkout.
 */
public final class Options {
  private static final int LENGTH_OF_ONE = 48;

  /** From so many on a list is one that is kept, such as that of all countries. */
  private static final int MANY = 100;

  /** Nothing selected. By which list it is, not by what it holds: as long as it is there. */
  private static final Cache<List<Choice>, String> KEPT =
      Caffeine.newBuilder().weakKeys().maximumSize(200).executor(Runnable::run).build();

  private static final String SPECIAL = "<>&\"'";
  private static final String SELECTED = " selected=\"selected\"";

  private Options() {}

  /**
   * @param chosen the value that is selected; null for none
   * @return one line for each choice
   */
  public static String html(List<Choice> choices, @Nullable String chosen) {
    if (choices.size() < MANY) return written(choices, chosen);
    var html = KEPT.get(choices, it -> written(it, null));
    if (chosen == null) return html;
    var option = value(chosen);
    return html.replace(option, option + SELECTED);
  }

  private static String written(List<Choice> choices, @Nullable String chosen) {
    var html = new StringBuilder(choices.size() * LENGTH_OF_ONE);
    for (var choice : choices) {
      html.append("<option ").append(value(choice.value()));
      if (choice.value().equals(chosen)) html.append(SELECTED);
      if (choice.disabled()) html.append(" disabled=\"disabled\"");
      html.append('>').append(escaped(choice.label())).append("</option>\n");
    }
    return html.toString();
  }

  /** Nothing else of an option looks like it, as quotes in labels are escaped. */
  private static String value(String value) {
    return "value=\"" + escaped(value) + '"';
  }

  private static String escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) return HtmlUtils.htmlEscape(text, "UTF-8");
    }
    return text;
  }
}
