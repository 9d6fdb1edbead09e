package io.storeflow.work;

import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What failed for good in a store, and its retries. */
@Controller
@Needs(Permission.SEE_FAILED_WORK)
class FailedWorkController {
  private final FailedWork work;
  private final MessageSource messages;

  FailedWorkController(FailedWork work, MessageSource messages) {
    this.work = work;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/failed-work")
  String list(Store store, Model model) {
    model.addAttribute("letters", work.of(store));
    return "work/list";
  }

  @PostMapping("/s/{store}/failed-work/{letter}/retry")
  String retry(
      Store store,
      Actor actor,
      @PathVariable long letter,
      Locale locale,
      RedirectAttributes redirect) {
    if (work.retry(store, letter, actor)) return done(store, 1, locale, redirect);
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage("work.unreadable", null, locale)));
    return "redirect:/s/" + store.slug() + "/failed-work";
  }

  @PostMapping("/s/{store}/failed-work/retry")
  String retryAll(Store store, Actor actor, Locale locale, RedirectAttributes redirect) {
    return done(store, work.retryAll(store, actor), locale, redirect);
  }

  private String done(Store store, int count, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage("work.retried", new Object[] {count}, locale)));
    return "redirect:/s/" + store.slug() + "/failed-work";
  }
}
