package io.storeflow.resume;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** A request that brings the fields of a form which was typed before. */
final class ResumedRequest extends HttpServletRequestWrapper {
  private final Map<String, String[]> fields = new LinkedHashMap<>();

  ResumedRequest(HttpServletRequest request, TypedForm form) {
    super(request);
    form.fields().forEach((name, values) -> fields.put(name, values.toArray(String[]::new)));
    request.setAttribute(PressAgain.TYPED, form);
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = fields.get(name);
    return values == null || values.length == 0 ? null : values[0];
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(fields);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(fields.keySet());
  }

  @Override
  @SuppressWarnings("NullAway") // null: there is no such field
  public String @Nullable [] getParameterValues(String name) {
    return fields.get(name);
  }

  @Override
  public @Nullable String getQueryString() {
    return null;
  }

  @Override
  public String getContentType() {
    return MediaType.APPLICATION_FORM_URLENCODED_VALUE;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
        ? getContentType()
        : super.getHeader(name);
  }

  @Override
  public Collection<Part> getParts() {
    return List.of();
  }

  @Override
  public @Nullable Part getPart(String name) {
    return null;
  }
}
