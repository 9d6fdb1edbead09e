package io.storeflow.signin;

import io.storeflow.account.SignedIn;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.url.PublicUrl;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door: what StoreFlow is, or straight on for who is signed in. */
@Controller
class StartController {
  private static final Money EXAMPLE_PRICE = new Money(1490, Currency.getInstance("EUR"));

  private final MessageSource messages;
  private final PublicUrl publicUrl;

  StartController(MessageSource messages, PublicUrl publicUrl) {
    this.messages = messages;
    this.publicUrl = publicUrl;
  }

  @GetMapping("/")
  String show(@Nullable Authentication authentication, Locale locale, Model model) {
    if (SignedIn.is(authentication)) return "redirect:/stores";
    var lead = messages.getMessage("front.lead", null, locale);
    model.addAttribute("examplePrice", EXAMPLE_PRICE);
    model.addAttribute("examples", ExampleTicket.ALL);
    model.addAttribute("meta", new PageMeta(lead, publicUrl.of("/"), false));
    return "account/start";
  }
}
