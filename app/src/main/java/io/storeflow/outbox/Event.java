package io.storeflow.outbox;

import java.util.List;

/**
 * Something that has happened.
 *
 * @param subject row id of what it happened to
 * @param version of the subject, which counts its changes; 0 where it has none
 */
public record Event(EventKind kind, long subject, int version) {

  public static Event of(EventKind kind, long subject) {
    return new Event(kind, subject, 0);
  }

  /** Row ids of what events happened to, each once, in their order. */
  public static List<Long> subjects(List<Event> events) {
    return events.stream().map(Event::subject).distinct().toList();
  }
}
