package io.storeflow.noticepage;

import io.storeflow.account.SignedIn;
import io.storeflow.notice.NoticeChoices;
import io.storeflow.notice.NoticeChoices.Wanted;
import io.storeflow.notice.NoticeKind;
import io.storeflow.platform.frame.Flash;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person wants to be told of, and what of it by mail. */
@Controller
class ChoicesController {

  /**
   * @param shown codes of the kinds that are ticked; null for none
   * @param mailed the same of those that also come by mail
   */
  record ChoicesForm(@Nullable List<String> shown, @Nullable List<String> mailed) {
    private static boolean has(@Nullable List<String> ticked, NoticeKind kind) {
      return ticked != null && Set.copyOf(ticked).contains(kind.code());
    }

    EnumMap<NoticeKind, Wanted> wanted() {
      var all = new EnumMap<NoticeKind, Wanted>(NoticeKind.class);
      for (var kind : NoticeKind.values())
        all.put(kind, new Wanted(has(shown, kind), has(mailed, kind)));
      return all;
    }
  }

  private final NoticeChoices choices;
  private final MessageSource messages;

  ChoicesController(NoticeChoices choices, MessageSource messages) {
    this.choices = choices;
    this.messages = messages;
  }

  @GetMapping("/account/notices")
  String show(SignedIn me, Model model) {
    model
        .addAttribute("kinds", Arrays.asList(NoticeKind.values()))
        .addAttribute("wanted", choices.of(me.personId()));
    return "notice/choices";
  }

  @PostMapping("/account/notices")
  String choose(
      SignedIn me,
      @ModelAttribute("form") ChoicesForm form,
      Locale locale,
      RedirectAttributes redirect) {
    choices.choose(me.personId(), form.wanted());
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage("notice.choices.saved", null, locale)));
    return "redirect:/account/notices";
  }
}
