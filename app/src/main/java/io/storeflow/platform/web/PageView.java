package io.storeflow.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
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
 * would go through all that stands around it.
 */
public class PageView extends ThymeleafView {

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    super.render(model, new Rendered(request), response);
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
