package io.storeflow.audit;

import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Typed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the address asks for; what cannot be read filters nothing. */
record AuditFilter(
    @Nullable String who,
    @Nullable String what,
    @Nullable String subject,
    @Nullable String from,
    @Nullable String to) {
  private static final int LONGEST = 100;

  AuditFilter {
    who = text(who);
    what = text(what);
    subject = text(subject);
    from = day(from);
    to = day(to);
  }

  @Nullable LocalDate fromDay() {
    return Day.read(from).value().orElse(null);
  }

  @Nullable LocalDate toDay() {
    return Day.read(to).value().orElse(null);
  }

  public boolean isEmpty() {
    return who == null && what == null && subject == null && from == null && to == null;
  }

  /** Whether it asks for what this entry is about, by its id or its name. */
  boolean isAbout(AuditRow row) {
    return subject != null
        && (subject.equals(row.subjectId()) || subject.equalsIgnoreCase(row.subjectLabel()));
  }

  AuditFilter without(String field) {
    return new AuditFilter(
        field.equals("who") ? null : who,
        field.equals("what") ? null : what,
        field.equals("subject") ? null : subject,
        field.equals("from") ? null : from,
        field.equals("to") ? null : to);
  }

  /** The address of the list with this filter, and a cursor if there is one. */
  String on(String path, @Nullable String direction, @Nullable String cursor) {
    var uri = UriComponentsBuilder.fromPath(path);
    if (who != null) uri.queryParam("who", "{who}");
    if (what != null) uri.queryParam("what", "{what}");
    if (subject != null) uri.queryParam("subject", "{subject}");
    if (from != null) uri.queryParam("from", from);
    if (to != null) uri.queryParam("to", to);
    if (direction != null) uri.queryParam(direction, cursor);
    var values = new java.util.HashMap<String, Object>();
    values.put("who", who == null ? "" : who);
    values.put("what", what == null ? "" : what);
    values.put("subject", subject == null ? "" : subject);
    return uri.encode().buildAndExpand(values).toUriString();
  }

  private static @Nullable String text(@Nullable String typed) {
    var line = Typed.cut(Typed.line(typed), LONGEST);
    return line.isEmpty() ? null : line;
  }

  private static @Nullable String day(@Nullable String typed) {
    return Day.read(typed).value().map(LocalDate::toString).orElse(null);
  }
}
