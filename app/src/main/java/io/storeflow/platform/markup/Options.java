package io.storeflow.platform.markup;

import io.storeflow.platform.code.Choice;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.web.util.HtmlUtils;

/**
 * The options of a select, escaped. Written by the engine of the pages, the countries of the world
 * would take longer than all else of a checkout.
 */
public final class Options {
  private static final int LENGTH_OF_ONE = 48;
  private static final String SPECIAL = "<>&\"'";

  private Options() {}

  /**
   * @param chosen whether a value is the one that is selected
   * @return one line for each choice
   */
  public static String html(List<Choice> choices, Predicate<String> chosen) {
    var html = new StringBuilder(choices.size() * LENGTH_OF_ONE);
    for (var choice : choices) {
      html.append("<option value=\"").append(escaped(choice.value())).append('"');
      if (chosen.test(choice.value())) html.append(" selected=\"selected\"");
      if (choice.disabled()) html.append(" disabled=\"disabled\"");
      html.append('>').append(escaped(choice.label())).append("</option>\n");
    }
    return html.toString();
  }

  private static String escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) return HtmlUtils.htmlEscape(text, "UTF-8");
    }
    return text;
  }
}
