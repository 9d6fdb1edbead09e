package io.storeflow.local;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads to the stand-in for Stripe of local mode, or says that there is none. */
@Controller
@Profile("local | test")
class StripeController {
  private final String base;

  StripeController(@Value("${storeflow.stripe.api-base:}") String base) {
    this.base = base;
  }

  @GetMapping("/dev/stripe")
  String show(Model model) {
    model.addAttribute("base", base.isBlank() ? null : base);
    return "local/stripe";
  }
}
