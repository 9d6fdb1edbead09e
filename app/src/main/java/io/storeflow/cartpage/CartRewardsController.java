package io.storeflow.cartpage;

import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Goods of a cart that are to be free for points. */
@Controller
class CartRewardsController {
  private final MyRewards rewards;

  CartRewardsController(MyRewards rewards) {
    this.rewards = rewards;
  }

  /**
   * @param take of which variant one more is wanted, as its button says it
   * @param leave of one that is paid again
   */
  @PostMapping("/shop/{store}/cart/rewards")
  String change(
      Store store,
      @RequestParam(defaultValue = "") String take,
      @RequestParam(required = false) @Nullable String leave,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (leave != null) rewards.leave(store, leave, request);
    var trouble = leave == null ? rewards.take(store, take, request, response) : null;
    return "redirect:" + store.shop(Objects.requireNonNullElse(trouble, "/cart#rewards"));
  }
}
