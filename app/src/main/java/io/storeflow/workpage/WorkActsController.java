package io.storeflow.workpage;

import io.storeflow.desk.Needs;
import io.storeflow.member.Member;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.work.FailedWork;
import io.storeflow.work.LetterQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has failed work done again, resolves it, and says who looks after it. */
@Controller
@RequestMapping("/s/{store}/failed-work")
@Needs(Permission.SEE_FAILED_WORK)
class WorkActsController {
  private final FailedWork work;
  private final LetterQueries queries;
  private final WorkPage page;
  private final WorkPeople people;
  private final MessageSource messages;

  WorkActsController(
      FailedWork work,
      LetterQueries queries,
      WorkPage page,
      WorkPeople people,
      MessageSource messages) {
    this.work = work;
    this.queries = queries;
    this.page = page;
    this.people = people;
    this.messages = messages;
  }

  @PostMapping("/{letter}/retry")
  String retry(
      Store store,
      Actor actor,
      @PathVariable long letter,
      Locale locale,
      RedirectAttributes redirect) {
    boolean done = work.retry(store, letter, actor);
    return said(store.page("/failed-work"), retried(done ? 1 : 0, done ? 0 : 1, locale), redirect);
  }

  /** What is ticked, or all that failed alike. */
  @PostMapping("/retry")
  String retryMany(
      Store store,
      Actor actor,
      @ModelAttribute TickedWork ticked,
      Locale locale,
      RedirectAttributes redirect) {
    var back = ticked.back(store.page("/failed-work"));
    var like = ticked.fingerprint();
    if (like.isEmpty() && ticked.ids().isEmpty())
      return said(back, word("work.none", locale), redirect);
    var retried =
        like.isEmpty()
            ? work.retry(store, ticked.ids(), actor)
            : work.retryAlike(store, like, actor);
    return said(list(store, ticked), retried(retried.done(), retried.unknown(), locale), redirect);
  }

  @PostMapping("/{letter}/resolution")
  String resolve(
      StoreAccess access,
      Actor actor,
      @PathVariable long letter,
      @ModelAttribute("form") ResolutionForm form,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var store = access.store();
    var found = queries.find(store, letter).orElseThrow(NotFound::new);
    var errors = Untouched.errors(form, "form", model);
    var note = new FormText(errors).required("note", form.note(), ResolutionForm.LONGEST);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.fill(access, letter, locale, model);
    }
    int done =
        form.isOfAll() && !found.fingerprint().isEmpty()
            ? work.resolveAlike(store, found.fingerprint(), note, actor)
            : work.resolve(store, List.of(letter), note, actor);
    return said(store.page("/failed-work"), word("work.resolved", locale, done), redirect);
  }

  @PostMapping("/{letter}/reopening")
  String reopen(
      Store store,
      Actor actor,
      @PathVariable long letter,
      Locale locale,
      RedirectAttributes redirect) {
    var path = store.page("/failed-work/" + letter);
    if (queries.find(store, letter).isEmpty()) throw new NotFound();
    return said(path, word("work.reopened", locale, work.reopen(store, letter, actor)), redirect);
  }

  /** What is ticked, or the one whose page it is; nobody is somebody too. */
  @PostMapping("/assignment")
  String assign(
      Store store,
      Actor actor,
      @ModelAttribute TickedWork ticked,
      Locale locale,
      RedirectAttributes redirect) {
    var back = ticked.back(store.page("/failed-work"));
    var publicId = ticked.person() == null ? "" : ticked.person();
    var person = publicId.isEmpty() ? Optional.<Member>empty() : people.find(store, publicId);
    if (!publicId.isEmpty() && person.isEmpty())
      return said(back, word("work.who.gone.act", locale), redirect);
    if (ticked.ids().isEmpty()) return said(back, word("work.none", locale), redirect);
    int done =
        work.assign(
            store,
            ticked.ids(),
            person.map(Member::id).orElse(null),
            person.map(Member::name).orElse(""),
            actor);
    return said(back, word("work.assigned", locale, done), redirect);
  }

  private static String list(Store store, TickedWork ticked) {
    var path = store.page("/failed-work");
    return ticked.list() == null ? path : ticked.back(path);
  }

  private String retried(int done, int unknown, Locale locale) {
    var said = word("work.retried", locale, done);
    if (unknown == 0) return said;
    var stays = word("work.unreadable", locale, unknown);
    return done == 0 ? stays : said + " " + stays;
  }

  private String word(String key, Locale locale, Object... with) {
    return messages.getMessage(key, with, locale);
  }

  private static String said(String back, String text, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", Flash.said(text));
    return "redirect:" + back;
  }
}
