package io.storeflow.platform.pdf;

import io.storeflow.platform.piece.OwnTemplates;
import io.storeflow.platform.ui.UiDialect;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;

/** Writes papers from {@code templates/paper/<name>.html}, which have to be well-formed XML. */
@Component
public class PaperTemplates {
  private final TemplateEngine engine;

  PaperTemplates(MessageSource messages, UiDialect ui) {
    engine = OwnTemplates.engine(messages, ui, "paper", Map.of(TemplateMode.HTML, ".html"));
  }

  /**
   * @param model what the template shows; {@code families} and {@code direction} are added to it
   * @param pictures what it shows as {@code own:<name>}
   */
  public Paper paper(
      String name, Locale language, Map<String, ?> model, Map<String, byte[]> pictures) {
    var all = new HashMap<String, Object>(model);
    all.put("families", Face.families(language));
    all.put("direction", Face.isRightToLeft(language) ? "rtl" : "ltr");
    return new Paper(
        engine.process(name + ".html", new Context(language, all)), language, pictures);
  }
}
