package io.storeflow.workpage;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.StoreAccess;
import io.storeflow.work.LetterQueries;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one piece of failed work. */
@Component
class WorkPage {
  private final LetterQueries queries;
  private final WorkRows rows;
  private final WorkPeople people;

  WorkPage(LetterQueries queries, WorkRows rows, WorkPeople people) {
    this.queries = queries;
    this.rows = rows;
    this.people = people;
  }

  String fill(StoreAccess access, long letter, Locale locale, Model model) {
    var store = access.store();
    var found = queries.find(store, letter).orElseThrow(NotFound::new);
    var staff = people.of(store);
    model
        .addAttribute("it", rows.of(access, List.of(found), locale).getFirst())
        .addAttribute("alike", queries.alike(store, found.fingerprint()))
        .addAttribute("assignees", WorkWords.named(staff))
        .addAttribute(
            "assignee",
            staff.stream()
                .filter(it -> found.assignee() != null && it.id() == found.assignee())
                .findFirst()
                .map(it -> it.publicId())
                .orElse(""));
    return "work/show";
  }
}
