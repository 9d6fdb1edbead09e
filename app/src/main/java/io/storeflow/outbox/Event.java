package io.storeflow.outbox;

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
}
