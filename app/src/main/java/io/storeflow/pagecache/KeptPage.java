package io.storeflow.pagecache;

import io.storeflow.platform.client.AcceptEncoding;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.web.PageGzip;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A page as it is sent to everybody, compressed, and the headers it came with. For the few who do
 * not take it so it is unpacked each time.
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

  /** Of what nodes give each other: another one is another release's. */
  private static final byte FORM = 1;

  private final byte[] gzip;
  private final int length;
  private final String hash;
  private final String type;
  private final List<Header> headers;
  private final Instant holds;

  /**
   * @param length of the page, unpacked
   * @param holds until when its words are right, whatever changes or not
   */
  private KeptPage(byte[] gzip, int length, String type, List<Header> headers, Instant holds) {
    this.gzip = gzip;
    this.length = length;
    this.hash = Digest.sha256(gzip).substring(0, 22);
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
    return new KeptPage(
        PageGzip.of(bytes),
        bytes.length,
        type == null ? "text/html;charset=UTF-8" : type,
        headers,
        holds);
  }

  /**
   * As another node gave it.
   *
   * @param state of the store that it must show
   * @return empty for anything else than a whole page of that state
   */
  static Optional<KeptPage> read(byte[] from, String state) {
    if (from.length == 0) return Optional.empty();
    try (var in = new DataInputStream(new ByteArrayInputStream(from))) {
      if (in.readByte() != FORM || !in.readUTF().equals(state)) return Optional.empty();
      var hash = in.readUTF();
      var holds = Instant.ofEpochSecond(in.readLong());
      var type = in.readUTF();
      var headers = new ArrayList<Header>();
      for (int left = in.readUnsignedShort(); left > 0; left--)
        headers.add(new Header(in.readUTF(), in.readUTF()));
      int length = in.readInt();
      var page = new KeptPage(in.readAllBytes(), length, type, headers, holds);
      return page.hash.equals(hash) ? Optional.of(page) : Optional.empty();
    } catch (IOException | DateTimeException broken) {
      return Optional.empty();
    }
  }

  /**
   * For other nodes.
   *
   * @param state of the store that it shows
   */
  byte[] write(String state) {
    var bytes = new ByteArrayOutputStream(gzip.length + 2_000);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeUTF(state);
      out.writeUTF(hash);
      out.writeLong(holds.getEpochSecond());
      out.writeUTF(type);
      out.writeShort(headers.size());
      for (var header : headers) {
        out.writeUTF(header.name());
        out.writeUTF(header.value());
      }
      out.writeInt(length);
      out.write(gzip);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  boolean holdsAt(Instant now) {
    return now.isBefore(holds);
  }

  /** Bytes of memory, about. */
  int weight() {
    return gzip.length + 2_000;
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
    response.setHeader("ETag", tag(small));
    var known = request.getHeader("If-None-Match");
    if (known != null && matches(known)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(type);
    if (small) response.setHeader("Content-Encoding", "gzip");
    response.setContentLength(small ? gzip.length : length);
    if (!request.getMethod().equals("HEAD"))
      response.getOutputStream().write(small ? gzip : PageGzip.unpacked(gzip));
  }

  private String tag(boolean small) {
    return small ? "\"" + hash + "-gz\"" : "\"" + hash + "\"";
  }

  /** The two forms are one page: who has either need not fetch it again. */
  private boolean matches(String known) {
    if (known.strip().equals("*")) return true;
    for (var each : known.split(",")) {
      var one = each.strip();
      if (one.startsWith("W/")) one = one.substring(2);
      if (one.equals(tag(false)) || one.equals(tag(true))) return true;
    }
    return false;
  }
}
