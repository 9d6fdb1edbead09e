package io.storeflow.ownorder;

import io.storeflow.loyalty.RedeemedPoints;
import io.storeflow.order.IllegalMove;
import io.storeflow.platform.input.Typed;
import io.storeflow.proof.OrderLinks.Known;
import io.storeflow.proof.ShopperAct;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.Refundable;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a shopper calls their order off, by the link that was mailed: told before what it does. */
@Controller
@RequestMapping("/track/{publicId}/cancellation")
class OwnCancellationController {
  private final LinkPages links;
  private final OwnOrders own;
  private final RefundQueries queries;
  private final RedeemedPoints points;

  OwnCancellationController(
      LinkPages links, OwnOrders own, RefundQueries queries, RedeemedPoints points) {
    this.links = links;
    this.own = own;
    this.queries = queries;
    this.points = points;
  }

  @GetMapping("/form")
  String form(Visit visit, @RequestParam(defaultValue = "") String token) {
    var spent = links.spent(visit, ShopperAct.CANCELLATION, token);
    if (spent != null) return spent;
    if (links.barred(visit, ShopperAct.CANCELLATION) != null)
      return links.asking(visit, ShopperAct.CANCELLATION);
    var money = queries.find(visit.store(), visit.number());
    var all =
        money.lines().stream()
            .collect(Collectors.toMap(Refundable.Line::row, Refundable.Line::left));
    var moved = points.would(visit.store(), money.id(), all, 0);
    visit
        .model()
        .addAttribute("here", visit.page())
        .addAttribute("token", Typed.code(token))
        .addAttribute("cards", money.cardsLeft())
        .addAttribute("money", money.moneyLeft())
        .addAttribute("pointsBack", moved.given())
        .addAttribute("pointsTaken", moved.taken() + moved.welcome());
    return "shop/own-cancellation";
  }

  @PostMapping
  String create(Visit visit, @RequestParam(defaultValue = "") String token) {
    var spent = links.spent(visit, ShopperAct.CANCELLATION, token);
    if (spent != null) return spent;
    try {
      own.cancel(visit.store(), visit.number(), Typed.code(token));
      return "redirect:" + visit.page() + "?done=" + ShopperAct.CANCELLATION.code();
    } catch (LinkSpent late) {
      return links.refused(visit, ShopperAct.CANCELLATION, Known.USED);
    } catch (IllegalMove faster) {
      visit.answer(HttpStatus.CONFLICT);
      if (faster.why() != IllegalMove.Why.CARDS_SPENT)
        visit.model().addAttribute("trouble", "return.cancel.late");
      return links.asking(visit.again(), ShopperAct.CANCELLATION);
    }
  }
}
