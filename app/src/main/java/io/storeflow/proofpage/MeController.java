package io.storeflow.proofpage;

import io.storeflow.cart.Cart;
import io.storeflow.cartpage.MyRewards;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.OrderPoints;
import io.storeflow.loyalty.Programs;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.input.Email;
import io.storeflow.proof.Proof;
import io.storeflow.proof.ProofCodes;
import io.storeflow.proof.Proofs;
import io.storeflow.shop.Visitor;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A shopper's own page: who they are is shown by a code that is mailed, and known for a time. */
@Controller
@RequestMapping("/shop/{store}/me")
class MeController {
  private static final String CHECKOUT = "checkout";

  private final Proofs proofs;
  private final ProofCodes codes;
  private final Programs programs;
  private final Members members;
  private final OrderPoints orderPoints;
  private final MyOrders orders;
  private final MyRewards rewards;
  private final Visitor visitor;
  private final Renewal renewal;

  MeController(
      Proofs proofs,
      ProofCodes codes,
      Programs programs,
      Members members,
      OrderPoints orderPoints,
      MyOrders orders,
      MyRewards rewards,
      Visitor visitor,
      Renewal renewal) {
    this.proofs = proofs;
    this.codes = codes;
    this.programs = programs;
    this.members = members;
    this.orderPoints = orderPoints;
    this.orders = orders;
    this.rewards = rewards;
    this.visitor = visitor;
    this.renewal = renewal;
  }

  @GetMapping
  String show(
      Store store,
      @RequestParam(defaultValue = "") String back,
      Locale locale,
      Model model,
      HttpServletRequest request) {
    back(back, model);
    var id = visitor.find(store, request);
    var proof = id == null ? null : proofs.of(store, id).orElse(null);
    if (proof != null) {
      model.addAttribute("proof", proof);
      points(store, proof, locale, model);
      var customer = proof.customer();
      model.addAttribute("orders", customer == null ? List.of() : orders.of(store, customer));
      return page("known", model);
    }
    var asked = id == null ? null : codes.asked(store, id).orElse(null);
    model.addAttribute("asked", asked);
    return page(asked == null ? "ask" : "code", model);
  }

  /** The points alone, for a page that has heard of new ones. */
  @GetMapping("/points")
  String refresh(Store store, Locale locale, Model model, HttpServletRequest request) {
    show(store, "", locale, model, request);
    model.addAttribute("base", store.shopPath() + "/me");
    return "shop/_me-points :: points";
  }

  private void points(Store store, Proof proof, Locale locale, Model model) {
    var program = programs.of(store);
    var customer = proof.customer();
    var terms = program.terms();
    if (!program.runs() || terms == null) return;
    model.addAttribute("program", program);
    model.addAttribute("spend", store.converted(terms.spend()));
    model.addAttribute("worth", store.converted(terms.worth()));
    if (customer == null) return;
    var member = members.of(store.merchant(), customer).orElse(null);
    model.addAttribute("member", member);
    model.addAttribute("pending", orderPoints.pending(store, customer));
    model.addAttribute("tier", member == null ? null : program.tier(member.earnedInYear()));
    if (member != null)
      model.addAttribute(
          "rewards", rewards.offers(store, program.worth(), Cart.empty(store), member.open()));
    var birthday = member == null ? null : member.birthday();
    if (birthday != null) model.addAttribute("birthday", Birthday.written(birthday, locale));
    else if (program.birthday() > 0) model.addAttribute("months", Birthday.months(locale));
  }

  /** The answer is the same for every address. */
  @PostMapping("/code")
  String ask(
      Store store,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String back,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    back(back, model);
    var read = Email.read(email).value();
    if (read.isEmpty()) {
      model.addAttribute("typedEmail", email);
      return refused("ask", "wrong.email", model, response);
    }
    var id = visitor.welcome(store, request, response);
    codes.ask(store, id, Email.kept(read.get()), request.getRemoteAddr());
    return me(store) + (goesBack(back) ? "?back=" + CHECKOUT : "");
  }

  @PostMapping("/proof")
  String prove(
      Store store,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String back,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    back(back, model);
    var id = visitor.find(store, request);
    if (id == null) return me(store);
    var fresh = renewal.id(store, id);
    if (proofs.show(store, id, code, fresh, request.getRemoteAddr()).isPresent()) {
      renewal.renew(store, id, fresh, request, response);
      return goesBack(back) ? "redirect:" + store.shop("/" + CHECKOUT) : me(store);
    }
    var asked = codes.asked(store, id).orElse(null);
    model.addAttribute("asked", asked);
    return refused(asked == null ? "ask" : "code", "wrong.proof_code", model, response);
  }

  /** Said once: what is said later changes nothing. */
  @PostMapping("/birthday")
  String celebrate(
      Store store,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String month,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = visitor.find(store, request);
    var proof = id == null ? null : proofs.of(store, id).orElse(null);
    var customer = proof == null ? null : proof.customer();
    if (customer == null || !programs.of(store).runs()) return me(store);
    var said = Birthday.read(day, month);
    if (said == null) {
      show(store, "", locale, model, request);
      return refused("known", "proof.birthday.wrong", model, response);
    }
    members.celebrate(store, customer, said);
    return me(store);
  }

  /** Not you? Also takes back a code that was asked for another address. */
  @PostMapping("/proof/deletion")
  String end(Store store, HttpServletRequest request, HttpServletResponse response) {
    var id = visitor.find(store, request);
    if (id != null) {
      codes.forget(store, id);
      renewal.renew(store, id, renewal.id(store, id), request, response);
    }
    return me(store);
  }

  /** To checkout, from where somebody came to use points. */
  private static boolean goesBack(String back) {
    return CHECKOUT.equals(back);
  }

  private static void back(String back, Model model) {
    if (goesBack(back)) model.addAttribute("back", CHECKOUT);
  }

  private static String me(Store store) {
    return "redirect:" + store.shop("/me");
  }

  private static String refused(
      String what, @Nullable String trouble, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("trouble", trouble);
    return page(what, model);
  }

  private static String page(String what, Model model) {
    model.addAttribute("what", what);
    model.addAttribute("meta", PageMeta.hidden());
    return "shop/me";
  }
}
