package io.storeflow.ownorder;

import io.storeflow.platform.input.Typed;
import io.storeflow.proof.OrderLinks;
import io.storeflow.proof.OrderLinks.Known;
import io.storeflow.proof.ShopperAct;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.returning.Returns;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The page on which a link is asked for, which also says why one is of no use. */
@Component
class LinkPages {
  private final OrderLinks links;
  private final Returns returns;
  private final ReturnQueries queries;

  LinkPages(OrderLinks links, Returns returns, ReturnQueries queries) {
    this.links = links;
    this.returns = returns;
    this.queries = queries;
  }

  /** With what stands in the way of the act, if anything does. */
  String asking(Visit visit, ShopperAct act) {
    visit
        .model()
        .addAttribute("act", act.code())
        .addAttribute("barred", barred(visit, act))
        .addAttribute("here", visit.page());
    return "shop/own-link";
  }

  /** The key of why the act is not possible now; null if it is. */
  @Nullable String barred(Visit visit, ShopperAct act) {
    var order = visit.order();
    if (act == ShopperAct.DOCUMENTS) return order.hasDocuments() ? null : "return.documents.none";
    if (act == ShopperAct.RETURN) {
      var there = queries.returnable(visit.store(), visit.number());
      var why = returns.closed(visit.store(), there);
      if (why == ReturnRefused.Why.ASKED && !visit.isSent()) return "return.ask.before";
      return why == null ? null : "return.refused." + why.name().toLowerCase(Locale.ROOT);
    }
    if (order.mayBeCancelled()) return null;
    if (order.cardsSpent()) return "return.cancel.spent";
    return order.stage().code().equals("cancelled")
        ? "return.done.cancellation"
        : "return.cancel.begun";
  }

  /**
   * The page instead of the one that a link leads to, if the link is good no more; null if it is.
   */
  @Nullable String spent(Visit visit, ShopperAct act, String token) {
    var known = look(visit, act, token);
    return known == Known.GOOD ? null : refused(visit, act, known);
  }

  /** What is known of a token as it was typed. */
  Known look(Visit visit, ShopperAct act, String token) {
    long id = queries.returnable(visit.store(), visit.number()).order().id();
    return links.look(visit.store(), id, act, Typed.code(token), visit.network());
  }

  String refused(Visit visit, ShopperAct act, Known known) {
    visit.answer(HttpStatus.GONE);
    var trouble = known == Known.USED ? "return.link.used" : "return.link.none";
    visit.model().addAttribute("trouble", trouble);
    return asking(visit, act);
  }
}
