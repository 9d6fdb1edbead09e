package io.storeflow.returnpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.returning.Returns;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
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

/** Returns of an order: one that staff make, and the page of each. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/returns")
@Needs(Permission.EDIT_ORDERS)
class ReturnController {
  private final Returns returns;
  private final ReturnQueries queries;
  private final ReturnPages pages;
  private final ReturnWords words;

  ReturnController(Returns returns, ReturnQueries queries, ReturnPages pages, ReturnWords words) {
    this.returns = returns;
    this.queries = queries;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping("/new")
  String form(Store store, @PathVariable long number, Model model) {
    var order = queries.returnable(store, number);
    return pages.making(store, number, order, pages.blank(store, order), model);
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @PathVariable long number,
      @ModelAttribute("form") ReturnForm typed,
      BindingResult unused,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var order = queries.returnable(store, number);
    var form = typed.whole(order);
    var errors = Untouched.errors(form, "form", model);
    var said = form.said(errors);
    if (!errors.hasErrors())
      try {
        var made = returns.open(store, number, said, actor);
        next.addFlashAttribute("flash", Flash.said(words.say("returns.done.made", locale)));
        return "redirect:" + ReturnPages.page(store, number, made.publicId());
      } catch (SentBefore again) {
        return "redirect:" + ReturnPages.page(store, number, again.publicId());
      } catch (ReturnRefused refused) {
        form.say(refused, errors);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return pages.making(store, number, order, form, model);
  }

  @GetMapping("/{returned}")
  @Needs(Permission.SEE_ORDERS)
  String show(
      StoreAccess access, @PathVariable long number, @PathVariable String returned, Model model) {
    return pages.showing(access, number, returned, model);
  }
}
