package io.storeflow.resume;

import io.storeflow.platform.failure.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/** The page that asks to sign in again and holds what was typed. Nobody reaches it by its path. */
@Controller
class SignInAgainController {
  static final String PATH = "/login/over";
  static final String TYPED = SignInAgainController.class.getName();

  @PostMapping(PATH)
  String show(HttpServletRequest request, Model model) {
    if (!(request.getAttribute(TYPED) instanceof TypedForm form)) throw new NotFound();
    var written = form.written();
    model.addAttribute("typed", written.orElse(""));
    model.addAttribute("over", written.isEmpty() ? "long" : form.hadFiles() ? "files" : "text");
    return "account/login";
  }
}
