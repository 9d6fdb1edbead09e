package io.storeflow.loyaltypage;

import io.storeflow.desk.Needs;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.loyalty.Programs;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the merchant gives points, with the amounts and the goods of one store. */
@Controller
@Needs(Permission.EDIT_LOYALTY)
class ProgramController {
  private final Programs programs;
  private final ProgramChanges changes;
  private final ExtraGoods goods;
  private final RewardGoods free;
  private final ProgramPage page;
  private final MessageSource messages;

  ProgramController(
      Programs programs,
      ProgramChanges changes,
      ExtraGoods goods,
      RewardGoods free,
      ProgramPage page,
      MessageSource messages) {
    this.programs = programs;
    this.changes = changes;
    this.goods = goods;
    this.free = free;
    this.page = page;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/loyalty")
  @Needs(Permission.SEE_LOYALTY)
  String show(Store store, StoreAccess access, Locale locale, Model model) {
    model.addAttribute("program", present(store));
    return page.of(store, access, locale, model);
  }

  @PostMapping("/s/{store}/loyalty")
  String update(
      Store store,
      StoreAccess access,
      Actor actor,
      @ModelAttribute("program") ProgramForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var form = Untouched.keep(sent, present(store), request).withRoom();
    var errors = Untouched.errors(form, "program", model);
    var draft = new ProgramCheck(store, form, errors).draft(goods, free);
    if (!errors.hasErrors())
      try {
        changes.change(store, draft, actor);
        var said = messages.getMessage("loyalty.changed", null, locale);
        redirect.addFlashAttribute("flash", Flash.said(said));
        return "redirect:" + store.page("/loyalty");
      } catch (ProgramChanges.Stale stale) {
        Overtaken.show(form, present(store), "program", page.choices(store), model, response);
        return page.of(store, access, locale, model);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.of(store, access, locale, model);
  }

  private ProgramForm present(Store store) {
    var program = programs.read(store);
    return ProgramForm.of(store, program, goods.of(store, program.extras()));
  }
}
