package io.storeflow.memberpage;

import io.storeflow.account.SignedIn;
import io.storeflow.member.Memberships;
import io.storeflow.member.Refusal.Refused;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Merchant;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** For whom somebody works, and how they end it. */
@Controller
class WorkController {

  /** A merchant, and the stores in which one works for it. */
  record Employer(Merchant merchant, List<StoreAccess> stores) {}

  private final Stores stores;
  private final Memberships members;
  private final MessageSource messages;

  WorkController(Stores stores, Memberships members, MessageSource messages) {
    this.stores = stores;
    this.members = members;
    this.messages = messages;
  }

  @GetMapping("/account/work")
  String list(SignedIn me, Model model) {
    var byMerchant =
        stores.of(me).stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.store().merchant().id(), LinkedHashMap::new, Collectors.toList()));
    var employers =
        stores.merchantsOf(me).stream()
            .map(it -> new Employer(it, byMerchant.getOrDefault(it.id(), List.of())))
            .toList();
    model.addAttribute("employers", employers);
    return "member/work";
  }

  @PostMapping("/account/work/{employer}/departure")
  String leave(
      SignedIn me, @PathVariable String employer, Locale locale, RedirectAttributes redirect) {
    var merchant =
        stores.merchantsOf(me).stream()
            .filter(it -> it.publicId().equals(employer))
            .findFirst()
            .orElseThrow(NotFound::new);
    try {
      members.leave(me, merchant);
      var said = messages.getMessage("member.left", new Object[] {merchant.name()}, locale);
      redirect.addFlashAttribute("flash", Flash.said(said));
    } catch (Refused refused) {
      var why = messages.getMessage("member.refused." + refused.why().code(), null, locale);
      redirect.addFlashAttribute("problem", why);
    }
    return "redirect:/account/work";
  }
}
