package io.storeflow.ownorder;

import static java.util.Objects.requireNonNull;

import io.storeflow.platform.web.PageArgument;
import io.storeflow.tracking.TrackedPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.servlet.HandlerMapping;

/** Hands controllers the {@link Visit} of the order that the address names by its public id. */
@Configuration(proxyBeanMethods = false)
class VisitArguments extends PageArgument<Visit> {
  private final TrackedPage pages;

  VisitArguments(TrackedPage pages) {
    super(Visit.class);
    this.pages = pages;
  }

  @Override
  protected Visit make(Model model, HttpServletRequest request, HttpServletResponse response) {
    var named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    var publicId = (String) requireNonNull(((Map<?, ?>) named).get("publicId"));
    return Visit.open(pages, publicId, model, request, response);
  }
}
