package io.storeflow.crawler;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Addresses as search engines read them (sitemaps.org, version 0.9).
 *
 * @param parts whether the entries are sitemaps themselves
 */
record Sitemap(boolean parts, List<Entry> entries) {
  static final String TYPE = "application/xml;charset=UTF-8";

  /**
   * @param address absolute, escaped as addresses are
   * @param changedAt null where nobody knows
   */
  record Entry(String address, @Nullable Instant changedAt) {}

  String xml() {
    var root = parts ? "sitemapindex" : "urlset";
    var xml = new StringBuilder(200 + entries.size() * 120);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(root);
    xml.append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (var entry : entries) write(entry, xml);
    return xml.append("</").append(root).append(">\n").toString();
  }

  private void write(Entry entry, StringBuilder xml) {
    var element = parts ? "sitemap" : "url";
    xml.append('<').append(element).append("><loc>");
    xml.append(HtmlUtils.htmlEscape(entry.address(), "UTF-8")).append("</loc>");
    if (entry.changedAt() != null)
      xml.append("<lastmod>")
          .append(entry.changedAt().truncatedTo(ChronoUnit.SECONDS))
          .append("</lastmod>");
    xml.append("</").append(element).append(">\n");
  }
}
