package io.storeflow.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses bodies that are too large, with 413: at once where the length is told, else while
 * reading. The API takes 256 kB, uploads (multipart) what they are set to, everything else 2 MB. An
 * API body of untold length is read up to its limit beforehand, so that the answer is the same;
 * {@link BodyTooLarge} is what any other reader gets.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyLimits extends OncePerRequestFilter {

  static final int API = 256 * 1024;
  static final int OTHERS = 2 * 1024 * 1024;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Sentences sentences;
  private final DataSize uploads;

  BodyLimits(
      Sentences sentences,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize uploads) {
    this.sentences = sentences;
    this.uploads = uploads;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var api = isApi(request);
    var limit = api ? API : OTHERS;
    var length = request.getContentLengthLong();
    if (!api && isMultipart(request)) {
      // Of untold length, Spring stops reading at the same limit.
      if (length > uploads.toBytes()) refusePage(response);
      else chain.doFilter(request, response);
    } else if (length > limit) {
      if (api) refuse(request, response);
      else refusePage(response);
    } else if (length >= 0 || !mayHaveBody(request)) {
      chain.doFilter(request, response);
    } else if (api) {
      readFirst(request, response, chain);
    } else {
      chain.doFilter(new LimitedBody(request, limit), response);
    }
  }

  private void readFirst(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var body = request.getInputStream().readNBytes(API + 1);
    if (body.length > API) {
      refuse(request, response);
    } else {
      chain.doFilter(new KnownBody(request, body), response);
    }
  }

  private static void refusePage(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
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
