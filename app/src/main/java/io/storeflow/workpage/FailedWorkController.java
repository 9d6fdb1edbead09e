package io.storeflow.workpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.Untouched;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import io.storeflow.work.LetterFilter;
import io.storeflow.work.LetterQueries;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What failed for good in a store. */
@Controller
@RequestMapping("/s/{store}/failed-work")
@Needs(Permission.SEE_FAILED_WORK)
class FailedWorkController {
  private final LetterQueries queries;
  private final WorkRows rows;
  private final WorkWords words;
  private final WorkPeople people;
  private final WorkPage page;

  FailedWorkController(
      LetterQueries queries, WorkRows rows, WorkWords words, WorkPeople people, WorkPage page) {
    this.queries = queries;
    this.rows = rows;
    this.words = words;
    this.people = people;
    this.page = page;
  }

  @GetMapping
  String list(
      StoreAccess access, @RequestParam Map<String, String> address, Locale locale, Model model) {
    var store = access.store();
    var path = store.page("/failed-work");
    var filter = LetterFilter.of(address);
    var staff = people.of(store);
    var meant = WorkPeople.meant(filter, access.person(), staff);
    var found = queries.page(store, filter, meant, address.get("cursor"));
    words.fill(model, path, filter, queries.kinds(store), staff, locale);
    model
        .addAttribute("rows", rows.of(access, found.rows(), locale))
        .addAttribute("newerHref", on(filter, path, found.newer()))
        .addAttribute("olderHref", on(filter, path, found.older()));
    return "work/list";
  }

  private static @Nullable String on(LetterFilter filter, String path, @Nullable String cursor) {
    return cursor == null ? null : filter.address(path, "cursor", cursor);
  }

  @GetMapping("/{letter}")
  String show(StoreAccess access, @PathVariable long letter, Locale locale, Model model) {
    Untouched.errors(new ResolutionForm("", null), "form", model);
    return page.fill(access, letter, locale, model);
  }
}
