package io.storeflow.platform.body;

import io.storeflow.platform.client.RequestId;
import io.storeflow.platform.failure.BodyTooLarge;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.failure.TooLarge;
import io.storeflow.platform.failure.Wrong;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a request before anything else is done for it, and refuses what is too large
 * with 413: at once where the length is told, else while reading. The API and webhooks take 256 kB,
 * pages for strangers 64 kB, those of staff 2 MB. Uploads (multipart) are read by Spring, for who
 * is signed in: a picture with its form takes 11 MB, a file of products what uploads are set to.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyLimits extends OncePerRequestFilter {

  static final int API = 256 * 1024;
  static final int STRANGERS = 64 * 1024;
  static final int OTHERS = 2 * 1024 * 1024;

  /** As many as Tomcat takes of the address. */
  static final int FIELDS = 1_000;

  /** Who ticks more than can be done at once is told so by the page. */
  static final int FIELDS_OF_STAFF = 20_000;

  /** A picture and the form that it comes with. */
  private static final DataSize PICTURES = DataSize.ofMegabytes(11);

  private static final Pattern FILES_OF_PRODUCTS = Pattern.compile("/s/[^/]+/products/imports");

  /** What takes a body from anybody: pages with a form, and what printers ask. */
  private static final Pattern FOR_STRANGERS =
      Pattern.compile("/(shop|track|print)/.*|/(login|logout|signup)|/account/(password/.*|email)");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Sentences sentences;
  private final Bodies bodies;
  private final DataSize uploads;
  private final DataSize file;

  BodyLimits(
      Sentences sentences,
      Bodies bodies,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize uploads,
      @Value("${spring.servlet.multipart.max-file-size}") DataSize file) {
    this.sentences = sentences;
    this.bodies = bodies;
    this.uploads = uploads;
    this.file = file;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limit = limit(request);
    var length = request.getContentLengthLong();
    if (!isApi(request) && isMultipart(request)) {
      (isFile(request) ? TooLarge.file(file) : TooLarge.pictures(PICTURES)).holdsFor(request);
      // Of untold length, Spring stops reading at the same limit.
      if (length > uploads(request)) refuse(request, response);
      else chain.doFilter(request, response);
    } else if (length > limit) {
      TooLarge.text(limit).holdsFor(request);
      refuse(request, response);
    } else if (length > 0 || (length < 0 && mayHaveBody(request))) {
      readFirst(limit, request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void readFirst(
      int limit, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Bodies.Body read;
    try {
      read = bodies.read(request.getInputStream(), limit);
    } catch (BodyTooSlow tooSlow) {
      HangUp.after(request, response);
      response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT);
      return;
    } catch (Problem full) {
      // Who still sends when the connection ends may never read the answer (RFC 9112, 9.6).
      if (!bodies.discard(request.getInputStream(), limit)) HangUp.after(request, response);
      full.answer(request, response);
      return;
    } catch (BodyTooLarge tooLarge) {
      TooLarge.text(limit).holdsFor(request);
      refuse(request, response);
      return;
    }
    try (read) {
      int fields = limit == OTHERS ? FIELDS_OF_STAFF : FIELDS;
      chain.doFilter(new KnownBody(request, read.bytes(), read.length(), fields), response);
    }
  }

  private long uploads(HttpServletRequest request) {
    return (isFile(request) ? uploads : PICTURES).toBytes();
  }

  private static boolean isFile(HttpServletRequest request) {
    return FILES_OF_PRODUCTS.matcher(request.getRequestURI()).matches();
  }

  private static int limit(HttpServletRequest request) {
    if (isApi(request) || request.getRequestURI().startsWith("/webhooks/")) return API;
    return FOR_STRANGERS.matcher(request.getRequestURI()).matches() ? STRANGERS : OTHERS;
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!isApi(request)) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", "about:blank");
    problem.put("title", "Content Too Large");
    problem.put("status", 413);
    problem.put("detail", sentences.english(Wrong.of("", "body_too_large.than", API / 1024)));
    problem.put("instance", request.getRequestURI());
    problem.put("code", "body_too_large");
    problem.put("request_id", RequestId.of(request));
    var json = JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    response.setContentType("application/problem+json");
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
  }

  private static boolean isMultipart(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
  }

  private static boolean mayHaveBody(HttpServletRequest request) {
    return request.getHeader("Transfer-Encoding") != null
        || !request.getProtocol().startsWith("HTTP/1");
  }
}
