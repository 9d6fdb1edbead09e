package io.storeflow.exemptionpage;

import io.storeflow.desk.Needs;
import io.storeflow.exemption.Exemption;
import io.storeflow.exemptionpage.ExemptionStatements.Stated;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Seen;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.frame.Flash;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.sharing.StatementFollowers.StatedAtSource;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Trade;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether shoppers may withdraw from a contract on a product, and why not. */
@Controller
@RequestMapping("/s/{store}/products/{product}/exemption")
class ExemptionController {
  private final ExemptionStatements statements;
  private final ProductLinks links;
  private final MessageSource messages;

  ExemptionController(ExemptionStatements statements, ProductLinks links, MessageSource messages) {
    this.statements = statements;
    this.links = links;
    this.messages = messages;
  }

  @GetMapping
  @Needs(Permission.SEE_PRODUCTS)
  String show(Store store, StoreAccess access, @PathVariable String product, Model model) {
    var stated = statements.of(store, product);
    model.addAttribute("form", ExemptionForm.of(stated.exemption()));
    return page(store, access, stated, model);
  }

  @PostMapping
  @Needs(Permission.EDIT_PRODUCTS)
  String state(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String product,
      @ModelAttribute("form") ExemptionForm form,
      BindingResult errors,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    var stated = statements.of(store, product);
    var said = form.read(errors);
    try {
      if (!errors.hasErrors()) {
        statements.state(store, product, form, said, actor);
        next.addFlashAttribute("flash", Flash.said(say("exemption.saved", stated.title())));
        return "redirect:" + store.page("/products/" + product);
      }
    } catch (StaleForm stale) {
      var mine = ExemptionForm.of(said, form.version());
      var theirs = ExemptionForm.of(statements.of(store, product).exemption());
      Overtaken.show(mine, theirs, ExemptionForm.FIELDS, "form", this::words, model, response);
      return page(store, access, stated, model);
    } catch (StatedAtSource linked) {
      errors.reject("exemption.linked.refused");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, access, stated, model);
  }

  private String words(String field, @Nullable Object value) {
    return say("exemption.choice." + Seen.text(value));
  }

  private String page(Store store, StoreAccess access, Stated stated, Model model) {
    var link = links.around(store, access, stated.id());
    model
        .addAttribute("title", stated.title())
        .addAttribute("back", store.page("/products/" + stated.product()))
        .addAttribute(
            "choices",
            Stream.of(Exemption.values())
                .map(it -> Choice.of(it.code(), say("exemption.choice." + it.code())))
                .toList())
        .addAttribute("meals", store.trade() == Trade.RESTAURANT)
        .addAttribute("link", link)
        .addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS) && link.follows() == null);
    return "catalog/exemption";
  }

  private String say(String key, Object... with) {
    return messages.getMessage(key, with, LocaleContextHolder.getLocale());
  }
}
