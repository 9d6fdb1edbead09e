package io.storeflow.ownorder;

import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.Written;
import io.storeflow.proof.OrderLinks.Known;
import io.storeflow.proof.ShopperAct;
import io.storeflow.returning.Arrival;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.returning.Returnable;
import io.storeflow.returnpage.ReturnForm;
import io.storeflow.returnpage.ReturnWords;
import io.storeflow.tracking.TrackedOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a shopper says what comes back, and why, by the link that was mailed. */
@Controller
@RequestMapping("/track/{publicId}/return")
class OwnReturnController {
  private final LinkPages links;
  private final OwnOrders own;
  private final ReturnQueries queries;
  private final ReturnWords words;

  OwnReturnController(LinkPages links, OwnOrders own, ReturnQueries queries, ReturnWords words) {
    this.links = links;
    this.own = own;
    this.queries = queries;
    this.words = words;
  }

  @GetMapping("/form")
  String form(Visit visit, @RequestParam(defaultValue = "") String token) {
    var spent = links.spent(visit, ShopperAct.RETURN, token);
    if (spent != null) return spent;
    if (links.barred(visit, ShopperAct.RETURN) != null)
      return links.asking(visit, ShopperAct.RETURN);
    var there = queries.returnable(visit.store(), visit.number());
    Untouched.errors(ReturnForm.blank(there, "", ""), "form", visit.model());
    return fill(visit, there, token);
  }

  @PostMapping
  String create(
      Visit visit,
      @RequestParam(defaultValue = "") String token,
      @ModelAttribute("form") ReturnForm typed,
      BindingResult unused) {
    var there = queries.returnable(visit.store(), visit.number());
    var form = typed.whole(there);
    var errors = Untouched.errors(form, "form", visit.model());
    var done = "redirect:" + visit.page() + "?done=" + ShopperAct.RETURN.code();
    var spent = links.spent(visit, ShopperAct.RETURN, token);
    if (spent != null) return spent;
    var asked = form.asked(errors);
    if (!errors.hasErrors())
      try {
        own.sendBack(visit.store(), visit.number(), asked, Typed.code(token));
        return done;
      } catch (SentBefore again) {
        return done;
      } catch (LinkSpent late) {
        return links.refused(visit, ShopperAct.RETURN, Known.USED);
      } catch (ReturnRefused refused) {
        form.say(refused, errors);
      }
    visit.answer(HttpStatus.UNPROCESSABLE_CONTENT);
    return fill(visit, there, token);
  }

  private String fill(Visit visit, Returnable there, String token) {
    var locale = visit.store().locale();
    visit
        .model()
        .addAttribute("here", visit.page())
        .addAttribute("token", Typed.code(token))
        .addAttribute("open", there.open())
        .addAttribute("until", until(visit.order(), there))
        .addAttribute("reasons", words.reasons(locale))
        .addAttribute("wishes", words.wishes(locale));
    return "shop/own-return";
  }

  /** The last day; null while it is not known. */
  private static @Nullable String until(TrackedOrder order, Returnable there) {
    var came = there.came();
    if (came == null) return null;
    var zone = order.store().timeZone();
    var end = Arrival.until(came, order.returnDays(), zone).minusSeconds(1);
    return Written.date(end.atZone(zone), order.store().locale());
  }
}
