package io.storeflow.ownorder;

import io.storeflow.platform.input.Typed;
import io.storeflow.proof.OrderLinks;
import io.storeflow.proof.OrderLinks.Known;
import io.storeflow.proof.ShopperAct;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.Returns;
import io.storeflow.tracking.TrackedOrder;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

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
  String asking(TrackedOrder order, ShopperAct act, Model model) {
    model
        .addAttribute("act", act.code())
        .addAttribute("barred", barred(order, act))
        .addAttribute("here", page(order));
    return "shop/own-link";
  }

  /** The key of why the act is not possible now; null if it is. */
  @Nullable String barred(TrackedOrder order, ShopperAct act) {
    if (act == ShopperAct.DOCUMENTS) return order.hasDocuments() ? null : "return.documents.none";
    if (act == ShopperAct.RETURN) {
      var there = queries.returnable(order.store(), number(order));
      var why = returns.closed(order.store(), there);
      return why == null ? null : "return.refused." + why.name().toLowerCase(Locale.ROOT);
    }
    if (order.mayBeCancelled()) return null;
    if (order.cardsSpent()) return "return.cancel.cards";
    return order.stage().code().equals("cancelled")
        ? "return.done.cancellation"
        : "return.cancel.begun";
  }

  /**
   * The page instead of the one that a link leads to, if the link is good no more; null if it is.
   */
  @Nullable String spent(
      TrackedOrder order,
      ShopperAct act,
      String token,
      String network,
      Model model,
      HttpServletResponse response) {
    var known = look(order, act, token, network);
    return known == Known.GOOD ? null : refused(order, act, known, model, response);
  }

  /** What is known of a token as it was typed. */
  Known look(TrackedOrder order, ShopperAct act, String token, String network) {
    long id = queries.returnable(order.store(), number(order)).order().id();
    return links.look(order.store(), id, act, Typed.code(token), network);
  }

  String refused(
      TrackedOrder order, ShopperAct act, Known known, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("trouble", known == Known.USED ? "return.link.used" : "return.link.none");
    return asking(order, act, model);
  }

  static String page(TrackedOrder order) {
    return "/track/" + order.publicId();
  }

  static long number(TrackedOrder order) {
    return Long.parseLong(order.number());
  }
}
