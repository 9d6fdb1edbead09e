package io.storeflow.desk;

import io.storeflow.account.People;
import io.storeflow.platform.failure.FailurePages;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Tells one of the staff, whose role does not allow what was asked for, who else may do it. */
@Component
class HelpPages implements FailurePages {
  private static final String REFUSED = HelpPages.class.getName();
  private static final int MOST = 3;

  /** What somebody who is in the store may not do there. */
  private record Refused(Store store, Permission permission) {}

  private final Stores stores;
  private final People people;

  HelpPages(Stores stores, People people) {
    this.stores = stores;
    this.people = people;
  }

  /** Notes that somebody who works in the store has another role than this asks for. */
  static void note(HttpServletRequest request, Store store, Permission permission) {
    request.setAttribute(REFUSED, new Refused(store, permission));
  }

  @Override
  public Optional<ModelAndView> forbidden(String uri, HttpServletRequest request) {
    if (!(request.getAttribute(REFUSED) instanceof Refused refused)) return Optional.empty();
    var ids =
        stores.peopleWhoMay(refused.store(), refused.permission()).stream().limit(MOST).toList();
    var known = people.byIds(ids);
    var page = new ModelAndView("error/page");
    page.addObject("helpers", ids.stream().map(known::get).filter(Objects::nonNull).toList());
    return Optional.of(page);
  }
}
