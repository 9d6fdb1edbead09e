package io.storeflow.checkoutpage;

import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Keeps what is typed at checkout while somebody looks elsewhere; orders and prices nothing. */
@Controller
class CheckoutDraftController {
  private final CheckoutDrafts drafts;
  private final Visitor visitor;

  CheckoutDraftController(CheckoutDrafts drafts, Visitor visitor) {
    this.drafts = drafts;
    this.visitor = visitor;
  }

  @PostMapping("/shop/{store}/checkout/draft")
  ResponseEntity<Void> keep(
      Store store, @ModelAttribute("typed") CheckoutForm form, HttpServletRequest request) {
    var id = visitor.find(store, request);
    if (id != null) drafts.keep(store, id, form);
    return ResponseEntity.noContent().build();
  }
}
