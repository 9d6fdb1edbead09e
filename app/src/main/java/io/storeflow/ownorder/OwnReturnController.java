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
import io.storeflow.tracking.TrackedPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a shopper says what comes back, and why, by the link that was mailed. */
@Controller
@RequestMapping("/track/{publicId}/return")
class OwnReturnController {
  private final TrackedPage page;
  private final LinkPages links;
  private final OwnOrders own;
  private final ReturnQueries queries;
  private final ReturnWords words;

  OwnReturnController(
      TrackedPage page, LinkPages links, OwnOrders own, ReturnQueries queries, ReturnWords words) {
    this.page = page;
    this.links = links;
    this.own = own;
    this.queries = queries;
    this.words = words;
  }

  @GetMapping("/form")
  String form(
      @PathVariable String publicId,
      @RequestParam(defaultValue = "") String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var order = page.open(publicId, model, request, response);
    var spent =
        links.spent(order, ShopperAct.RETURN, token, request.getRemoteAddr(), model, response);
    if (spent != null) return spent;
    if (links.barred(order, ShopperAct.RETURN) != null)
      return links.asking(order, ShopperAct.RETURN, model);
    var there = queries.returnable(order.store(), LinkPages.number(order));
    Untouched.errors(ReturnForm.blank(there, "", ""), "form", model);
    return fill(order, there, token, model);
  }

  @PostMapping
  String create(
      @PathVariable String publicId,
      @RequestParam(defaultValue = "") String token,
      @ModelAttribute("form") ReturnForm typed,
      BindingResult unused,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var order = page.open(publicId, model, request, response);
    long number = LinkPages.number(order);
    var there = queries.returnable(order.store(), number);
    var form = typed.whole(there);
    var errors = Untouched.errors(form, "form", model);
    var done = "redirect:" + LinkPages.page(order) + "?done=" + ShopperAct.RETURN.code();
    var spent =
        links.spent(order, ShopperAct.RETURN, token, request.getRemoteAddr(), model, response);
    if (spent != null) return spent;
    var asked = form.asked(errors);
    if (!errors.hasErrors())
      try {
        own.sendBack(order.store(), number, asked, Typed.code(token));
        return done;
      } catch (SentBefore again) {
        return done;
      } catch (LinkSpent late) {
        return links.refused(order, ShopperAct.RETURN, Known.USED, model, response);
      } catch (ReturnRefused refused) {
        form.say(refused, errors);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return fill(order, there, token, model);
  }

  private String fill(TrackedOrder order, Returnable there, String token, Model model) {
    var locale = order.store().locale();
    model
        .addAttribute("here", LinkPages.page(order))
        .addAttribute("token", Typed.code(token))
        .addAttribute("open", there.open())
        .addAttribute("until", until(order, there))
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
