package io.storeflow.workpage;

import io.storeflow.member.Member;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.ui.Chip;
import io.storeflow.work.LetterFilter;
import io.storeflow.work.LetterState;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Says a list of failed work in tabs, chips and choices. */
@Component
class WorkWords {
  private final MessageSource messages;
  private final Sentences sentences;
  private final WorkRows rows;

  WorkWords(MessageSource messages, Sentences sentences, WorkRows rows) {
    this.messages = messages;
    this.sentences = sentences;
    this.rows = rows;
  }

  void fill(
      Model model,
      String path,
      LetterFilter filter,
      List<String> kinds,
      List<Member> people,
      Locale locale) {
    var wrongs = new LinkedHashMap<String, String>();
    filter.wrongs().forEach((day, wrong) -> wrongs.put(day, sentences.say(wrong, locale)));
    model
        .addAttribute("filter", filter)
        .addAttribute("said", filter.parameters())
        .addAttribute("wrongs", wrongs)
        .addAttribute("query", filter.query())
        .addAttribute("tabs", tabs(path, filter, locale))
        .addAttribute("chips", chips(path, filter, people, locale))
        .addAttribute("clearHref", bare(filter).address(path, "", null))
        .addAttribute("kinds", kinds(kinds, locale))
        .addAttribute("lookers", lookers(people, locale))
        .addAttribute("assignees", named(people));
  }

  /** Who may be asked to look after failed work. */
  static List<Choice> named(List<Member> people) {
    return people.stream().map(it -> Choice.of(it.publicId(), it.name())).toList();
  }

  private static LetterFilter bare(LetterFilter filter) {
    return LetterFilter.of(Map.of("state", filter.state().code()));
  }

  private List<Tab> tabs(String path, LetterFilter filter, Locale locale) {
    return Arrays.stream(LetterState.values())
        .map(
            state ->
                new Tab(
                    say("work.state." + state.code(), locale),
                    filter.address(path, "state", state == LetterState.OPEN ? null : state.code()),
                    null,
                    state == filter.state()))
        .toList();
  }

  private List<Choice> kinds(List<String> kinds, Locale locale) {
    return kinds.stream().map(it -> Choice.of(it, rows.kind(it, locale))).toList();
  }

  private List<Choice> lookers(List<Member> people, Locale locale) {
    var usual =
        Stream.of(LetterFilter.ME, LetterFilter.NOBODY)
            .map(it -> Choice.of(it, say("work.who." + it, locale)));
    return Stream.concat(usual, named(people).stream()).toList();
  }

  private List<Chip> chips(String path, LetterFilter filter, List<Member> people, Locale locale) {
    return filter.inForce().stream()
        .map(
            it ->
                new Chip(
                    say("work.filter." + it.getKey(), locale),
                    words(it.getKey(), it.getValue(), people, locale),
                    filter.address(path, it.getKey(), null)))
        .toList();
  }

  private String words(String name, String value, List<Member> people, Locale locale) {
    return switch (name) {
      case "kind" -> rows.kind(value, locale);
      case "like" -> say("work.filter.like.this", locale);
      case "who" ->
          people.stream()
              .filter(it -> it.publicId().equals(value))
              .findFirst()
              .map(Member::name)
              .orElseGet(
                  () ->
                      say(
                          "work.who."
                              + (value.equals(LetterFilter.ME) || value.equals(LetterFilter.NOBODY)
                                  ? value
                                  : "gone"),
                          locale));
      case "from", "to" ->
          DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
              .withLocale(locale)
              .format(LocalDate.parse(value));
      default -> value;
    };
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
