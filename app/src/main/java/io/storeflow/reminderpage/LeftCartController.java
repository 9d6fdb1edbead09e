package io.storeflow.reminderpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.frame.Tab;
import io.storeflow.reminder.ReminderSetting;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Carts that were left, what reminders brought back, and whether the store sends any. */
@Controller
@RequestMapping("/s/{store}/carts")
@Needs(Permission.SEE_ORDERS)
class LeftCartController {
  private static final String ORDERED = "ordered";

  private final LeftCartQueries queries;
  private final ReminderSetting setting;
  private final MessageSource messages;

  LeftCartController(LeftCartQueries queries, ReminderSetting setting, MessageSource messages) {
    this.queries = queries;
    this.setting = setting;
    this.messages = messages;
  }

  @GetMapping
  String list(
      StoreAccess access,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(required = false) @Nullable String cursor,
      Locale locale,
      Model model) {
    Untouched.errors(ReminderForm.of(access.store()), "form", model);
    return page(access, show.equals(ORDERED), cursor, locale, model);
  }

  @PostMapping
  @Needs(Permission.EDIT_SETTINGS)
  String update(
      StoreAccess access,
      Actor actor,
      @ModelAttribute("form") ReminderForm typed,
      BindingResult unused,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var store = access.store();
    var form = Untouched.keep(typed, ReminderForm.of(store), request);
    var errors = Untouched.errors(form, "form", model);
    int hours = form.read(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(access, false, null, locale, model);
    }
    setting.say(store, hours, actor);
    var said = hours == 0 ? "carts.setting.off" : "carts.setting.on";
    next.addFlashAttribute("flash", Flash.said(say(said, locale)));
    return "redirect:" + store.page("/carts");
  }

  private String page(
      StoreAccess access, boolean ordered, @Nullable String cursor, Locale locale, Model model) {
    var store = access.store();
    var path = store.page("/carts");
    model.addAttribute("result", queries.result(store));
    model.addAttribute("ordered", ordered);
    var page = ordered ? queries.broughtBack(store, cursor) : queries.left(store, cursor);
    var list = path + (ordered ? "?show=" + ORDERED + "&cursor=" : "?cursor=");
    model.addAttribute("page", page);
    model.addAttribute("newer", page.newer() == null ? null : list + page.newer());
    model.addAttribute("older", page.older() == null ? null : list + page.older());
    model.addAttribute(
        "tabs",
        List.of(
            new Tab(say("carts.left", locale), path, null, !ordered),
            new Tab(say("carts.ordered", locale), path + "?show=" + ORDERED, null, ordered)));
    model.addAttribute("path", path);
    model.addAttribute("whole", access.may(Permission.SEE_CUSTOMERS));
    model.addAttribute("maySet", access.may(Permission.EDIT_SETTINGS));
    return "cart/left";
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
