package io.storeflow.delaypage;

import io.storeflow.delay.OrderDelays;
import io.storeflow.desk.Needs;
import io.storeflow.orderpage.OrderShown;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.TimeOfDay;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says another time for an order, and tells the shopper. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/delay")
@Needs(Permission.EDIT_ORDERS)
class DelayController {
  private final OrderDelays delays;
  private final OrderShown shown;
  private final Sentences sentences;
  private final MessageSource messages;

  DelayController(
      OrderDelays delays, OrderShown shown, Sentences sentences, MessageSource messages) {
    this.delays = delays;
    this.shown = shown;
    this.sentences = sentences;
    this.messages = messages;
  }

  /** Day and time are by the clock of the store. */
  @PostMapping
  String create(
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String time,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var store = access.store();
    var on = Day.read(day);
    var at = TimeOfDay.read(time);
    var wrong = wrong(on, at, locale);
    if (wrong.isEmpty())
      wrong =
          delays
              .delay(store, number, at(store, on, at), actor)
              .map(it -> say("delay.error." + it.name().toLowerCase(Locale.ROOT), locale));
    if (wrong.isEmpty()) {
      next.addFlashAttribute("flash", Flash.said(say("delay.done", locale)));
      return "redirect:" + store.page("/orders/" + number);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model
        .addAttribute("trouble", wrong.get())
        .addAttribute("typedDelayDay", day)
        .addAttribute("typedDelayTime", time);
    shown.fill(store, access, number, model);
    return "order/show";
  }

  private Optional<String> wrong(Read<?> day, Read<?> time, Locale locale) {
    if (day.isMissing() || time.isMissing()) return Optional.of(say("delay.error.missing", locale));
    return List.of(day, time).stream()
        .flatMap(it -> it.refusal().stream())
        .map(it -> sentences.say(new Wrong("", it.rule(), it.with()), locale))
        .findFirst();
  }

  private static Instant at(Store store, Read<LocalDate> day, Read<Integer> minutes) {
    return day.value()
        .orElseThrow()
        .atStartOfDay()
        .plusMinutes(minutes.value().orElseThrow())
        .atZone(store.timeZone())
        .toInstant();
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
