package io.storeflow.standin.web;

import org.jspecify.annotations.Nullable;

/** Writes pages: text is escaped, what is {@link Raw} is not. */
public final class Html {
  /** A piece of a page. */
  public record Raw(String html) {
    @Override
    public String toString() {
      return html;
    }
  }

  private Html() {}

  /** Fills each {@code {}} of a template with the next value, escaped unless it is a piece. */
  public static Raw of(String template, @Nullable Object... values) {
    var made = new StringBuilder();
    int from = 0;
    for (var value : values) {
      int hole = template.indexOf("{}", from);
      made.append(template, from, hole);
      made.append(value instanceof Raw raw ? raw.html : escaped(String.valueOf(value)));
      from = hole + 2;
    }
    return new Raw(made.append(template.substring(from)).toString());
  }

  public static Raw all(Iterable<Raw> pieces) {
    var made = new StringBuilder();
    pieces.forEach(made::append);
    return new Raw(made.toString());
  }

  /** A button that posts to an address of the stand-in. */
  public static Raw button(String action, String label) {
    return of("<form method=post action=\"{}\"><button>{}</button></form>\n", action, label);
  }

  /** A whole page, which says what it is. */
  public static Answer page(String title, Raw main) {
    return Answer.html(
        of(
                """
                <!doctype html>
                <html lang=en>
                <head>
                <meta charset=utf-8>
                <meta name=viewport content="width=device-width, initial-scale=1">
                <meta name=robots content=noindex>
                <title>{} - Stand-in for Stripe</title>
                <link rel=stylesheet href="/assets/pages.css">
                </head>
                <body>
                <header><strong>Stand-in for Stripe – no money moves</strong>
                <a href="/">All of it</a></header>
                <main>
                <h1>{}</h1>
                {}
                </main>
                </body>
                </html>
                """,
                title,
                title,
                main)
            .html);
  }

  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
