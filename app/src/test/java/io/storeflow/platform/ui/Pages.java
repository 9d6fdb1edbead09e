package io.storeflow.platform.ui;

import io.storeflow.platform.assets.AssetFiles;
import io.storeflow.platform.assets.Assets;
import io.storeflow.platform.piece.PieceDialect;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Renders templates as the application does, without the rest of it; the clock stands still. */
class Pages {
  static final Instant NOW = Instant.parse("2026-11-21T18:42:00Z");

  final Assets assets = AssetFiles.read();
  private final GenericWebApplicationContext context =
      new GenericWebApplicationContext(new MockServletContext());
  private final ThymeleafViewResolver views = new ThymeleafViewResolver();

  Pages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages.ui", "messages.order", "messages.address");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    context.registerBean("assets", Assets.class, () -> assets);
    context.registerBean("messageSource", MessageSource.class, () -> messages);
    context.refresh();
    var templates = new SpringResourceTemplateResolver();
    templates.setApplicationContext(context);
    templates.setPrefix("classpath:templates/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(messages);
    engine.setEnableSpringELCompiler(true);
    engine.addDialect(new UiDialect(Clock.fixed(NOW, ZoneOffset.UTC), assets));
    engine.addDialect(new PieceDialect(false));
    views.setApplicationContext(context);
    views.setTemplateEngine(engine);
    views.setCharacterEncoding("UTF-8");
  }

  String render(String template, Map<String, ?> model, Locale locale) throws Exception {
    var request = new MockHttpServletRequest(context.getServletContext());
    var response = new MockHttpServletResponse();
    request.addPreferredLocale(locale);
    request.setAttribute("org.springframework.web.servlet.DispatcherServlet.CONTEXT", context);
    var view = views.resolveViewName(template, locale);
    if (view == null) throw new AssertionError(template);
    view.render(new HashMap<>(model), request, response);
    return response.getContentAsString();
  }
}
