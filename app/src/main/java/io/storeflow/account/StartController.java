package io.storeflow.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door: what StoreFlow is, or straight on for who is signed in. */
@Controller
class StartController {

  @GetMapping("/")
  String show(@Nullable Authentication authentication) {
    return LoginController.isSignedIn(authentication) ? "redirect:/stores" : "account/start";
  }
}
