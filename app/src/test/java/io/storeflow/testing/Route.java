package io.storeflow.testing;

import io.storeflow.desk.Needs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One route of the application, as the application itself lists it.
 *
 * @param needs what a dashboard route asks for; null for routes of another kind
 */
public record Route(
    HttpMethod method, String pattern, HandlerMethod handler, @Nullable Needs needs) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\{([a-zA-Z]+)(?::(?:[^{}]|\\{[^{}]*})*)?}");

  /** Of the form of a number or of an id, but nobody's. */
  private static final String NO_NUMBER = "99999999";

  public static List<Route> all(RequestMappingHandlerMapping mapping) {
    var routes = new ArrayList<Route>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, handler) -> {
              var methods = info.getMethodsCondition().getMethods();
              for (var pattern : info.getPatternValues()) {
                if (methods.isEmpty()) routes.add(of(HttpMethod.GET, pattern, handler));
                for (var method : methods) routes.add(of(method.asHttpMethod(), pattern, handler));
              }
            });
    return routes;
  }

  private static Route of(HttpMethod method, String pattern, HandlerMethod handler) {
    var needs = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
    return new Route(
        method,
        pattern,
        handler,
        needs != null ? needs : handler.getBeanType().getAnnotation(Needs.class));
  }

  /** Told apart by handler: two may share an address. */
  public String key() {
    return path() + " " + handler.getMethod().getName();
  }

  /** The pattern as people write it: of a variable its name alone, as in {@code {number}}. */
  public String path() {
    return pattern.replaceAll(":[^/]*}", "}");
  }

  public boolean isDashboard() {
    return pattern.startsWith("/s/{store}");
  }

  public boolean isOfAStore() {
    return pattern.contains("{store}");
  }

  public boolean isUnsafe() {
    return method != HttpMethod.GET && method != HttpMethod.HEAD;
  }

  /** The names in braces but the store. */
  public List<String> variables() {
    return VARIABLE
        .matcher(pattern)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !name.equals("store"))
        .toList();
  }

  public String path(String store, Map<String, String> values) {
    return VARIABLE
        .matcher(pattern.replace("{store}", store))
        .replaceAll(match -> values.getOrDefault(match.group(1), unknown(match.group())));
  }

  /** A value that fits the variable and names nothing. */
  private String unknown(String variable) {
    var name = variable.replaceAll("[{}]|:.*", "");
    boolean number =
        variable.contains("\\d")
            || Arrays.stream(handler.getMethodParameters())
                .anyMatch(
                    parameter ->
                        parameter.getParameterType() == long.class
                            && name.equals(parameter.getParameter().getName()));
    return number ? NO_NUMBER : "unknown-" + name;
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }

  /** Whether programs of the merchant alone are let in. */
  public boolean isByKey() {
    return handler().hasMethodAnnotation(io.storeflow.apikey.NeedsScope.class);
  }
}
