package io.storeflow.orderlist;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.savedview.NotSaved;
import io.storeflow.savedview.SavedViews;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saves a list of orders under a name; what is wrong with it is told on the list itself. */
@Controller
@RequestMapping("/s/{store}/orders/views")
@Needs(Permission.SEE_ORDERS)
class SavedViewController {
  private final SavedViews views;
  private final OrderListPage page;
  private final MessageSource messages;

  SavedViewController(SavedViews views, OrderListPage page, MessageSource messages) {
    this.views = views;
    this.page = page;
    this.messages = messages;
  }

  /**
   * @param list what stands behind the question mark of the list
   * @param once a key of its own; of no meaning for a view that is there
   */
  record Form(
      @Nullable String name,
      @Nullable String shared,
      @Nullable String list,
      @Nullable String once) {}

  private record Said(long person, String name, String query, boolean shared) {}

  @PostMapping
  String create(
      StoreAccess access,
      @ModelAttribute Form form,
      HttpServletResponse response,
      RedirectAttributes next,
      Locale locale,
      Model model) {
    var filter = OrderFilter.of(access.store(), form.list(), locale);
    var name = Typed.line(form.name());
    boolean shared = FormText.on(form.shared());
    var said = new Said(access.person().personId(), name, filter.kept(), shared);
    var kept = OnceKey.kept(OnceKey.of(form.once()), said);
    return unlessWrong(
        access,
        form,
        () -> views.save(access, name, filter.kept(), shared, kept),
        "order.saved.done",
        response,
        next,
        locale,
        model);
  }

  @PostMapping("/{savedView}")
  String update(
      StoreAccess access,
      @PathVariable("savedView") String publicId,
      @ModelAttribute Form form,
      HttpServletResponse response,
      RedirectAttributes next,
      Locale locale,
      Model model) {
    views.check(access, publicId);
    var filter = OrderFilter.of(access.store(), form.list(), locale);
    var name = Typed.line(form.name());
    return unlessWrong(
        access,
        form,
        () -> {
          views.change(access, publicId, name, filter.kept());
          return publicId;
        },
        "order.saved.changed",
        response,
        next,
        locale,
        model);
  }

  @PostMapping("/{savedView}/deletion")
  String delete(
      StoreAccess access,
      @PathVariable("savedView") String publicId,
      RedirectAttributes next,
      Locale locale) {
    views.delete(access, publicId);
    var said = messages.getMessage("order.saved.deleted", null, locale);
    next.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + access.store().page("/orders");
  }

  private String unlessWrong(
      StoreAccess access,
      Form form,
      Supplier<String> save,
      String said,
      HttpServletResponse response,
      RedirectAttributes next,
      Locale locale,
      Model model) {
    var filter = OrderFilter.of(access.store(), form.list(), locale);
    var name = Typed.line(form.name());
    var wrong =
        name.isEmpty() ? "missing" : Typed.length(name) > SavedViews.LONGEST ? "long" : null;
    if (wrong == null) {
      try {
        var saved = save.get();
        next.addFlashAttribute(
            "flash", Flash.said(messages.getMessage(said, new Object[] {name}, locale)));
        return list(access, filter, saved);
      } catch (SentBefore twice) {
        return list(access, filter, twice.publicId());
      } catch (NotSaved not) {
        wrong = not.why() == NotSaved.Why.FULL ? "full" : "taken";
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    var most = new Object[] {wrong.equals("full") ? SavedViews.MOST : SavedViews.LONGEST};
    model.addAttribute(
        "wrongView", messages.getMessage("order.saved.wrong." + wrong, most, locale));
    model.addAttribute("typedView", name);
    page.fill(access, filter, null, model);
    return "order/list";
  }

  private static String list(StoreAccess access, OrderFilter filter, String saved) {
    return "redirect:" + filter.address(access.store().page("/orders"), "saved", saved);
  }
}
