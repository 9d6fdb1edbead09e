package io.storeflow.modifier;

import io.storeflow.desk.Needs;
import io.storeflow.modifier.Surcharges.Refused;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.Ticked;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The groups of modifiers of a store, and the editor of one. */
@Controller
@RequestMapping("/s/{store}/modifiers")
@Needs(Permission.EDIT_PRODUCTS)
class ModifierGroupController {
  private final ModifierGroups groups;
  private final MessageSource messages;

  ModifierGroupController(ModifierGroups groups, MessageSource messages) {
    this.groups = groups;
    this.messages = messages;
  }

  @InitBinder
  void boxes(WebDataBinder binder) {
    binder.setAutoGrowCollectionLimit(ModifierGroups.MOST_MODIFIERS + 1);
    Ticked.in(binder);
  }

  @GetMapping
  @Needs(Permission.SEE_PRODUCTS)
  String list(Store store, StoreAccess access, Model model) {
    model.addAttribute("found", groups.all(store));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    return "modifier/list";
  }

  @GetMapping("/new")
  String begin(Store store, StoreAccess access, Model model) {
    model.addAttribute("group", GroupForm.fresh());
    return page(store, access, null, model);
  }

  @GetMapping("/{group}")
  @Needs(Permission.SEE_PRODUCTS)
  String show(Store store, StoreAccess access, @PathVariable String group, Model model) {
    var found = groups.get(store, group);
    model.addAttribute("group", GroupForm.of(found));
    return page(store, access, found, model);
  }

  /** Changes the lines of the form; saves nothing. */
  @PostMapping(
      value = {"", "/{group}"},
      params = "rows")
  String rows(
      Store store,
      StoreAccess access,
      @PathVariable("group") Optional<String> publicId,
      @RequestParam String rows,
      @ModelAttribute("group") GroupForm form,
      Model model) {
    var present = publicId.map(id -> groups.get(store, id)).orElse(null);
    Untouched.errors(form.with(rows), "group", model);
    model.addAttribute("unsaved", true);
    return page(store, access, present, model);
  }

  @PostMapping
  String create(
      Store store,
      StoreAccess access,
      Actor actor,
      @ModelAttribute("group") GroupForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var draft = form.check(store, inner(store, null), errors);
    if (errors.hasErrors()) return again(store, access, null, response, model);
    try {
      var id = groups.create(store, draft, actor);
      return done(store, "/" + id, "catalog.modifiers.saved", draft.title(), locale, redirect);
    } catch (ModifierGroups.Full full) {
      errors.reject("catalog.modifiers.groups", new Object[] {ModifierGroups.MOST}, "too many");
      return again(store, access, null, response, model);
    }
  }

  @PostMapping("/{group}")
  String change(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("group") String publicId,
      @ModelAttribute("group") GroupForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var present = groups.get(store, publicId);
    var draft = form.check(store, inner(store, present), errors);
    if (errors.hasErrors()) return again(store, access, present, response, model);
    try {
      groups.change(store, publicId, form.versionSeen(), draft, actor);
    } catch (StaleGroup stale) {
      errors.reject("catalog.modifiers.stale");
      return again(store, access, present, response, model);
    } catch (Refused refused) {
      errors.reject(refused.key(), refused.words(locale), null);
      return again(store, access, present, response, model);
    }
    return done(store, "/" + publicId, "catalog.modifiers.saved", draft.title(), locale, redirect);
  }

  @PostMapping("/{group}/deletion")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("group") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var title = groups.get(store, publicId).title();
    groups.delete(store, publicId, actor);
    return done(store, "", "catalog.modifiers.deleted", title, locale, redirect);
  }

  private String again(
      Store store,
      StoreAccess access,
      @Nullable GroupDetail present,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, access, present, model);
  }

  private String page(Store store, StoreAccess access, @Nullable GroupDetail present, Model model) {
    var others = usable(store, present).map(it -> Choice.of(it.publicId(), it.title())).toList();
    model.addAttribute("present", present);
    model.addAttribute("others", others);
    model.addAttribute("currency", store.currency());
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    return "modifier/group";
  }

  private List<String> inner(Store store, @Nullable GroupDetail present) {
    return usable(store, present).map(GroupDetail::publicId).toList();
  }

  /** One level: what has groups of its own goes with nothing, nor does a group with itself. */
  private Stream<GroupDetail> usable(Store store, @Nullable GroupDetail present) {
    if (present != null && present.isInner()) return Stream.empty();
    return groups.all(store).stream()
        .filter(it -> present == null || it.id() != present.id())
        .filter(it -> it.modifiers().stream().allMatch(each -> each.inner() == null));
  }

  private String done(
      Store store,
      String to,
      String message,
      String title,
      Locale locale,
      RedirectAttributes redirect) {
    var said = messages.getMessage(message, new Object[] {title}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:/s/" + store.slug() + "/modifiers" + to;
  }
}
