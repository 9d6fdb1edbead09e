package io.storeflow.settings;

/** The lists of a form, as a browser has them. */
final class Choices {
  private Choices() {}

  /** What a browser sends for a list: the choice that is marked, else the first. */
  static String chosen(String page, String list) {
    int from = page.indexOf("id=\"" + list + "\"");
    var choices = page.substring(from, page.indexOf("</select>", from));
    var marked = java.util.regex.Pattern.compile("<option[^>]*selected[^>]*>").matcher(choices);
    var any = java.util.regex.Pattern.compile("<option[^>]*>").matcher(choices);
    var option = marked.find() ? marked.group() : any.results().findFirst().orElseThrow().group();
    return option.replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
  }
}
