package io.storeflow.ownorder;

import io.storeflow.order.IllegalMove;
import io.storeflow.platform.input.Typed;
import io.storeflow.proof.OrderLinks.Known;
import io.storeflow.proof.ShopperAct;
import io.storeflow.refund.RefundQueries;
import io.storeflow.tracking.TrackedPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a shopper calls their order off, by the link that was mailed: told before what it does. */
@Controller
@RequestMapping("/track/{publicId}/cancellation")
class OwnCancellationController {
  private final TrackedPage page;
  private final LinkPages links;
  private final OwnOrders own;
  private final RefundQueries queries;

  OwnCancellationController(
      TrackedPage page, LinkPages links, OwnOrders own, RefundQueries queries) {
    this.page = page;
    this.links = links;
    this.own = own;
    this.queries = queries;
  }

  @GetMapping("/form")
  String form(
      @PathVariable String publicId,
      @RequestParam(defaultValue = "") String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var order = page.open(publicId, model, request, response);
    var spent =
        links.spent(
            order, ShopperAct.CANCELLATION, token, request.getRemoteAddr(), model, response);
    if (spent != null) return spent;
    if (links.barred(order, ShopperAct.CANCELLATION) != null)
      return links.asking(order, ShopperAct.CANCELLATION, model);
    var money = queries.find(order.store(), LinkPages.number(order));
    model
        .addAttribute("here", LinkPages.page(order))
        .addAttribute("token", Typed.code(token))
        .addAttribute("cards", money.cardsLeft())
        .addAttribute("money", money.moneyLeft());
    return "shop/own-cancellation";
  }

  @PostMapping
  String create(
      @PathVariable String publicId,
      @RequestParam(defaultValue = "") String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var order = page.open(publicId, model, request, response);
    var spent =
        links.spent(
            order, ShopperAct.CANCELLATION, token, request.getRemoteAddr(), model, response);
    if (spent != null) return spent;
    try {
      own.cancel(order.store(), LinkPages.number(order), Typed.code(token));
      return "redirect:" + LinkPages.page(order) + "?done=" + ShopperAct.CANCELLATION.code();
    } catch (LinkSpent late) {
      return links.refused(order, ShopperAct.CANCELLATION, Known.USED, model, response);
    } catch (IllegalMove faster) {
      response.setStatus(HttpStatus.CONFLICT.value());
      if (faster.why() != IllegalMove.Why.CARDS_SPENT)
        model.addAttribute("trouble", "return.cancel.late");
      return links.asking(
          page.open(publicId, model, request, response), ShopperAct.CANCELLATION, model);
    }
  }
}
