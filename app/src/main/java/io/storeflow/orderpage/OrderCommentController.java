package io.storeflow.orderpage;

import io.storeflow.comment.Comments;
import io.storeflow.comment.Mentions;
import io.storeflow.desk.Needs;
import io.storeflow.member.StaffQueries;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Comments that staff alone see, and who can be named in one while it is typed. */
@Controller
@RequestMapping("/s/{store}/orders")
@Needs(Permission.EDIT_ORDERS)
class OrderCommentController {
  private static final int PROPOSED = 8;

  private final Comments comments;
  private final OrderShown shown;
  private final StaffQueries staff;
  private final Sentences sentences;
  private final MessageSource messages;

  OrderCommentController(
      Comments comments,
      OrderShown shown,
      StaffQueries staff,
      Sentences sentences,
      MessageSource messages) {
    this.comments = comments;
    this.shown = shown;
    this.staff = staff;
    this.sentences = sentences;
    this.messages = messages;
  }

  /**
   * Somebody who can be chosen; public, as templates read it.
   *
   * @param all what the field says then
   */
  public record Proposed(String all, String title, String detail) {}

  private record Said(long person, long number, String text) {}

  @PostMapping("/{number:\\d{1,18}}/comments")
  String create(
      StoreAccess access,
      @PathVariable long number,
      @RequestParam(name = "text", defaultValue = "") String typed,
      @RequestParam(defaultValue = "") String once,
      Locale locale,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    var text = Typed.text(typed);
    var wrong = CommentText.wrong(text, 1, CommentText.LONGEST);
    if (wrong != null) return again(access, number, text, say(wrong, locale), response, model);
    var page = "redirect:" + access.store().page("/orders/" + number) + "#timeline";
    var by = new Said(access.person().personId(), number, text);
    try {
      var written = comments.write(access, number, text, OnceKey.kept(OnceKey.of(once), by));
      var said = said(access, written, locale);
      if (!said.isEmpty()) next.addFlashAttribute("flash", Flash.said(said));
      return page;
    } catch (SentBefore twice) {
      return page;
    } catch (Comments.Unclear unclear) {
      var said = say(access, unclear.untold(), locale);
      return again(access, number, text, said, response, model);
    }
  }

  /** Who is told and who is not; empty where nobody is named. */
  private String said(StoreAccess access, Comments.Written it, Locale locale) {
    var all = new ArrayList<String>();
    if (!it.told().isEmpty()) all.add(say("told", locale, String.join(", ", it.told())));
    for (var untold : it.untold()) all.add(say(access, untold, locale));
    return String.join(" ", all);
  }

  private String say(StoreAccess access, Mentions.Untold untold, Locale locale) {
    return say("not." + untold.why().code(), locale, untold.name(), access.store().name());
  }

  /** Who may be meant by what is typed last. */
  @GetMapping("/mentions")
  String find(
      StoreAccess access,
      @RequestParam(name = "text", defaultValue = "") String typed,
      Model model) {
    var store = access.store();
    var text = Typed.cut(typed, CommentText.LONGEST);
    var all = text.indexOf('@') < 0 ? List.<io.storeflow.member.Member>of() : staff.of(store);
    var typing = Mentions.typing(text, store.id(), all);
    model.addAttribute("pickField", "text");
    model.addAttribute("pickFrom", store.page("/orders/mentions"));
    model.addAttribute(
        "pickable",
        typing.stream()
            .flatMap(
                it ->
                    it.proposed().stream()
                        .limit(PROPOSED)
                        .map(
                            who ->
                                new Proposed(
                                    it.before() + "@" + Mentions.written(who, all) + " ",
                                    who.name(),
                                    who.email())))
            .toList());
    return "catalog/_find :: found";
  }

  private String again(
      StoreAccess access,
      long number,
      String text,
      String said,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("wrongComment", said);
    model.addAttribute("typedComment", text);
    shown.fill(access.store(), access, number, model);
    return "order/show";
  }

  private String say(Wrong wrong, Locale locale) {
    return sentences.say(wrong, locale);
  }

  private String say(String key, Locale locale, Object... with) {
    return messages.getMessage("order.mention." + key, with, locale);
  }
}
