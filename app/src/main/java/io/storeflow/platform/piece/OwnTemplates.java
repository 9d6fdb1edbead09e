package io.storeflow.platform.piece;

import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Templates of what is no page: mails, papers. They lie in a folder of their own. */
public final class OwnTemplates {
  private OwnTemplates() {}

  /**
   * @param folder below {@code templates/}
   * @param suffixes how names end that are of a mode
   */
  public static TemplateEngine engine(
      MessageSource messages, IDialect ui, String folder, Map<TemplateMode, String> suffixes) {
    var engine = new SpringTemplateEngine();
    engine.setEnableSpringELCompiler(true);
    engine.addDialect(ui);
    engine.setMessageSource(messages);
    engine.setTemplateEngineMessageSource(messages);
    suffixes.forEach((mode, suffix) -> engine.addTemplateResolver(resolver(folder, mode, suffix)));
    return engine;
  }

  private static ITemplateResolver resolver(String folder, TemplateMode mode, String suffix) {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/" + folder + "/");
    resolver.setTemplateMode(mode);
    resolver.setResolvablePatterns(Set.of("*" + suffix));
    resolver.setCharacterEncoding("UTF-8");
    resolver.setCacheable(true);
    return resolver;
  }
}
