package io.storeflow.checkoutpage;

import io.storeflow.cartpage.MyRewards;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Goods that are to be free for points, chosen at checkout. */
@Controller
class CheckoutRewardsController {
  private final MyRewards rewards;
  private final CheckoutDrafts drafts;
  private final Visitor visitor;

  CheckoutRewardsController(MyRewards rewards, CheckoutDrafts drafts, Visitor visitor) {
    this.rewards = rewards;
    this.drafts = drafts;
    this.visitor = visitor;
  }

  /**
   * @param take of which variant one more is wanted, as its button says it
   * @param leave of one that is paid again
   */
  @PostMapping("/shop/{store}/checkout/rewards")
  String change(
      Store store,
      @RequestParam(defaultValue = "") String take,
      @RequestParam(required = false) @Nullable String leave,
      @ModelAttribute("typed") CheckoutForm form,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = visitor.find(store, request);
    if (id != null) drafts.keep(store, id, form);
    if (leave != null) rewards.leave(store, leave, request);
    var trouble = leave == null ? rewards.take(store, take, request, response) : null;
    return "redirect:" + store.shop(Objects.requireNonNullElse(trouble, "/checkout#points"));
  }
}
