package io.storeflow.customergroup;

import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Groups of customers, for which price rules may be; the same in all stores of the merchant. */
@Controller
@RequestMapping("/s/{store}/pricing/groups")
@Needs(Permission.EDIT_RULES)
class GroupController {
  private static final int SIZE = 100;

  private final CustomerGroups groups;
  private final GroupChanges changes;
  private final MessageSource messages;

  GroupController(CustomerGroups groups, GroupChanges changes, MessageSource messages) {
    this.groups = groups;
    this.changes = changes;
    this.messages = messages;
  }

  @GetMapping
  String list(Store store, Model model) {
    model.addAttribute("form", GroupForm.FRESH);
    return all(store, model);
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @ModelAttribute("form") GroupForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var name = form.readName(errors);
    var emails = form.readEmails(errors);
    if (!errors.hasErrors())
      try {
        var id = changes.create(store, name, emails, actor);
        return done(store, id, "buyers.created", name, locale, redirect);
      } catch (GroupFull many) {
        errors.reject("buyers.groups.many", new Object[] {CustomerGroup.MOST}, "many");
      } catch (GroupTaken taken) {
        errors.rejectValue("name", "buyers.taken");
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return all(store, model);
  }

  @GetMapping("/{buyers}")
  String show(
      Store store,
      @PathVariable("buyers") String publicId,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    var group = get(store, publicId);
    model.addAttribute("form", new GroupForm(group.name(), ""));
    return one(store, group, cursor, model);
  }

  @PostMapping("/{buyers}")
  String rename(
      Store store,
      Actor actor,
      @PathVariable("buyers") String publicId,
      @ModelAttribute("form") GroupForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var group = get(store, publicId);
    var name = form.readName(errors);
    if (errors.hasErrors()) return again(store, group, response, model);
    try {
      changes.rename(store, publicId, name, actor);
    } catch (GroupTaken taken) {
      errors.rejectValue("name", "buyers.taken");
      return again(store, group, response, model);
    }
    return done(store, publicId, "buyers.changed", name, locale, redirect);
  }

  @PostMapping("/{buyers}/members")
  String add(
      Store store,
      Actor actor,
      @PathVariable("buyers") String publicId,
      @ModelAttribute("form") GroupForm sent,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var group = get(store, publicId);
    var emails = sent.readEmails(errors);
    if (emails.isEmpty() && !errors.hasErrors()) errors.rejectValue("emails", "ui.form.missing");
    if (!errors.hasErrors())
      try {
        int added = changes.add(store, publicId, emails, actor);
        return done(store, publicId, "buyers.added", added, locale, redirect);
      } catch (GroupFull full) {
        errors.rejectValue(
            "emails", "buyers.full", new Object[] {CustomerGroup.MOST_MEMBERS}, "full");
      }
    return again(store, group, response, model);
  }

  @PostMapping("/{buyers}/members/removal")
  String remove(
      Store store,
      Actor actor,
      @PathVariable("buyers") String publicId,
      @RequestParam(defaultValue = "") String email,
      Locale locale,
      RedirectAttributes redirect) {
    changes.remove(store, publicId, Typed.code(email), actor);
    return done(store, publicId, "buyers.removed", email, locale, redirect);
  }

  @PostMapping("/{buyers}/removal")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("buyers") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var name = get(store, publicId).name();
    changes.delete(store, publicId, actor);
    return done(store, null, "buyers.deleted", name, locale, redirect);
  }

  private CustomerGroup get(Store store, String publicId) {
    return groups.find(store.merchant(), publicId).orElseThrow(NotFound::new);
  }

  private String all(Store store, Model model) {
    model.addAttribute("groups", groups.all(store.merchant()));
    return "pricing/groups";
  }

  private String one(Store store, CustomerGroup group, @Nullable String cursor, Model model) {
    var members = groups.members(store.merchant(), group, SIZE, cursor);
    var here = base(store) + "/" + group.publicId();
    model.addAttribute("group", group);
    model.addAttribute("here", here);
    model.addAttribute("members", members.rows());
    model.addAttribute("newer", cursor == null ? null : here);
    model.addAttribute(
        "older", members.older() == null ? null : here + "?cursor=" + encoded(members.older()));
    return "pricing/group";
  }

  private String again(
      Store store, CustomerGroup group, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return one(store, group, null, model);
  }

  private String done(
      Store store,
      @Nullable String group,
      String key,
      Object with,
      Locale locale,
      RedirectAttributes redirect) {
    var said = messages.getMessage(key, new Object[] {with}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + base(store) + (group == null ? "" : "/" + group);
  }

  private static String encoded(String cursor) {
    return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  private static String base(Store store) {
    return store.page("/pricing/groups");
  }
}
