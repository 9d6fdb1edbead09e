package io.storeflow.pagecache;

import io.storeflow.platform.client.AcceptEncoding;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.web.PageGzip;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A page as it is sent to everybody: its bytes, the same compressed, and the headers it came with.
 */
final class KeptPage {
  private record Header(String name, String value) {}

  /** Belong to one answer, or are written for each. */
  private static final Set<String> OWN =
      Set.of(
          "x-request-id",
          "content-length",
          "content-encoding",
          "etag",
          "vary",
          "date",
          "cache-control",
          "expires",
          "pragma",
          "connection",
          "keep-alive");

  private final byte[] bytes;
  private final byte[] gzip;
  private final String tag;
  private final String gzipTag;
  private final String type;
  private final List<Header> headers;
  private final Instant holds;

  private KeptPage(byte[] bytes, String type, List<Header> headers, Instant holds) {
    this.bytes = bytes;
    this.gzip = PageGzip.of(bytes);
    var hash = Digest.sha256(gzip).substring(0, 22);
    this.tag = "\"" + hash + "\"";
    this.gzipTag = "\"" + hash + "-gz\"";
    this.type = type;
    this.headers = headers;
    this.holds = holds;
  }

  /** What was just rendered, with the headers that security and controllers gave it. */
  static KeptPage of(byte[] bytes, HttpServletResponse response, Instant holds) {
    var headers = new ArrayList<Header>();
    for (var name : response.getHeaderNames()) {
      var lower = name.toLowerCase(Locale.ROOT);
      if (OWN.contains(lower) || lower.equals("content-type")) continue;
      for (var value : response.getHeaders(name)) headers.add(new Header(name, value));
    }
    var type = response.getContentType();
    return new KeptPage(bytes, type == null ? "text/html;charset=UTF-8" : type, headers, holds);
  }

  boolean holdsAt(Instant now) {
    return now.isBefore(holds);
  }

  /** Bytes of memory, about. */
  int weight() {
    return bytes.length + gzip.length + 2_000;
  }

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean small = AcceptEncoding.takesGzip(request.getHeader("Accept-Encoding"));
    for (var header : headers) response.setHeader(header.name(), header.value());
    sendBody(request, response, small);
  }

  /** Answers the request for which the page was rendered, which has its headers already. */
  void sendFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
    sendBody(request, response, AcceptEncoding.takesGzip(request.getHeader("Accept-Encoding")));
  }

  private void sendBody(HttpServletRequest request, HttpServletResponse response, boolean small)
      throws IOException {
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("ETag", small ? gzipTag : tag);
    var known = request.getHeader("If-None-Match");
    if (known != null && matches(known)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    var body = small ? gzip : bytes;
    response.setContentType(type);
    if (small) response.setHeader("Content-Encoding", "gzip");
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) response.getOutputStream().write(body);
  }

  /** The two forms are one page: who has either need not fetch it again. */
  private boolean matches(String known) {
    if (known.strip().equals("*")) return true;
    for (var each : known.split(",")) {
      var one = each.strip();
      if (one.startsWith("W/")) one = one.substring(2);
      if (one.equals(tag) || one.equals(gzipTag)) return true;
    }
    return false;
  }
}
