package io.storeflow.platform.web;

import io.storeflow.platform.client.AcceptEncoding;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.spring6.view.ThymeleafView;

/**
 * A page whose model is near at hand while it is rendered. The engine keeps variables as attributes
 * of the request and asks for one at each expression; asked of the request itself, each question
 * would go through all that stands around it. Compressed it is here, faster than the server would.
 */
public class PageView extends ThymeleafView {

  private static final String PLAIN = PageView.class.getName() + ".plain";

  /** Smaller ones fit into a packet as they are. */
  private static final int WORTH_IT = 1_024;

  /** Says that who handles the request compresses its page. */
  public static void keepPlain(HttpServletRequest request) {
    request.setAttribute(PLAIN, true);
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    var written = new Written(response);
    super.render(model, new Rendered(request), written);
    send(written.writer.page(), request, response);
  }

  static void send(byte[] page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(PLAIN) != null) {
      response.getOutputStream().write(page);
    } else if (!isCompressed(page, request)) {
      sendWhole(page, response);
    } else {
      sendSmall(PageGzip.of(page), response);
    }
  }

  /**
   * What is saved with the last byte may fail. The answer that then takes the place of this one
   * keeps its headers, and may be one that is not compressed.
   */
  private static void sendSmall(byte[] small, HttpServletResponse response) throws IOException {
    response.addHeader("Vary", "Accept-Encoding");
    response.setHeader("Content-Encoding", "gzip");
    boolean sent = false;
    try {
      sendWhole(small, response);
      sent = true;
    } finally {
      if (!sent && !response.isCommitted()) response.setHeader("Content-Encoding", null);
    }
  }

  /**
   * With its length, the last byte ends the answer: what is saved before an answer goes out, such
   * as a new session and its cookie, is saved then. After a forward it would come too late.
   */
  private static void sendWhole(byte[] page, HttpServletResponse response) throws IOException {
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private static boolean isCompressed(byte[] page, HttpServletRequest request) {
    return page.length >= WORTH_IT
        && AcceptEncoding.takesGzip(request.getHeader("Accept-Encoding"));
  }

  /** Takes the page past all that stands around the answer. */
  private static final class Written extends HttpServletResponseWrapper {
    private final PageWriter writer = new PageWriter();

    Written(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() {
      return writer;
    }
  }

  /** The request with attributes of its own, which are gone with it. */
  private static final class Rendered extends HttpServletRequestWrapper {
    private final Map<String, @Nullable Object> attributes = new HashMap<>();

    Rendered(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      var known = attributes.get(name);
      if (known != null || attributes.containsKey(name)) return known;
      var found = super.getAttribute(name);
      attributes.put(name, found);
      return found;
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
      attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      attributes.put(name, null);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
      var names = new LinkedHashSet<>(Collections.list(super.getAttributeNames()));
      attributes.forEach(
          (name, value) -> {
            if (value == null) names.remove(name);
            else names.add(name);
          });
      return Collections.enumeration(names);
    }
  }
}
