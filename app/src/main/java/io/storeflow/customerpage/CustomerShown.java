package io.storeflow.customerpage;

import io.storeflow.customer.Marketing;
import io.storeflow.customerbook.CustomerBook;
import io.storeflow.customerbook.CustomerTags;
import io.storeflow.customerbook.KnownCustomer;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.url.Moved;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page of a customer, for whoever shows it. */
@Component
class CustomerShown {
  private final DSLContext db;
  private final CustomerBook book;
  private final CustomerPageQueries queries;
  private final MessageSource messages;

  CustomerShown(
      DSLContext db, CustomerBook book, CustomerPageQueries queries, MessageSource messages) {
    this.db = db;
    this.book = book;
    this.queries = queries;
    this.messages = messages;
  }

  /**
   * The customer of an address.
   *
   * @throws Moved if they were put together with another
   * @throws NotFound if there is no such customer, or none whom the person may see
   */
  KnownCustomer get(StoreAccess access, String publicId) {
    var store = access.store();
    var merchant = store.merchant();
    try {
      return book.get(merchant, book.seen(access), publicId);
    } catch (NotFound none) {
      var kept = book.movedTo(merchant, publicId).orElseThrow(() -> none);
      // Whoever may not see that one is not told of it either.
      book.get(merchant, book.seen(access), kept);
      throw new Moved(store.page("/customers/" + kept));
    }
  }

  String fill(StoreAccess access, KnownCustomer customer, Model model) {
    var store = access.store();
    model
        .addAttribute("customer", customer)
        .addAttribute("page", queries.of(access, customer, book.seen(access)))
        .addAttribute("list", store.page("/customers"))
        .addAttribute("here", store.page("/customers/" + customer.publicId()))
        .addAttribute("consents", consents())
        .addAttribute("longest", CustomerForm.longest(customer))
        .addAttribute(
            "known", db.select(CustomerTags.used(store.merchant())).fetchSingle().value1())
        .addAttribute("mayEdit", access.may(Permission.EDIT_CUSTOMERS))
        .addAttribute("mayGroups", access.may(Permission.EDIT_RULES));
    return "customer/show";
  }

  List<Choice> consents() {
    var locale = LocaleContextHolder.getLocale();
    return Arrays.stream(Marketing.values())
        .map(
            it ->
                Choice.of(
                    it.code(),
                    messages.getMessage("customer.marketing." + it.code(), null, locale)))
        .toList();
  }
}
