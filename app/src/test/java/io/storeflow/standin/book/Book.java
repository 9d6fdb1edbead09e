package io.storeflow.standin.book;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All that the stand-in knows, read and changed under one lock. */
public final class Book {
  /** The account of the platform itself. */
  public static final String PLATFORM = "acct_standinPlatform";

  /** Members of this name are the stand-in's own notes, and never leave it. */
  public static final String NOTES = "_";

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Shelf> shelves = new LinkedHashMap<>();
  private final Moment moment = new Moment();
  private final Room room;
  private volatile Runnable changed = () -> {};

  /**
   * @param most objects that are kept, beside accounts and other things that there are few of
   */
  public Book(int most) {
    room = new Room(most);
    clear();
  }

  /** Does something alone, and says afterwards that things may have changed. */
  public <T> T alone(Supplier<T> work) {
    try {
      return look(work);
    } finally {
      changed.run();
    }
  }

  public void alone(Runnable work) {
    alone(
        () -> {
          work.run();
          return 0;
        });
  }

  /** Reads something while nobody changes it. */
  public <T> T look(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  public void onChange(Runnable told) {
    changed = told;
  }

  public Moment moment() {
    return moment;
  }

  public long now() {
    return moment.seconds();
  }

  public Shelf platform() {
    return shelf(PLATFORM);
  }

  /** The objects of an account; none yet where it is new. */
  public Shelf shelf(String account) {
    return shelves.computeIfAbsent(account, name -> new Shelf(name, room));
  }

  public Stream<Shelf> shelves() {
    return shelves.values().stream();
  }

  /** An account as the platform knows it, connected or not. */
  public @Nullable ObjectNode account(String id) {
    return platform().find("account", id);
  }

  public void clear() {
    shelves.clear();
    room.clear();
    moment.reset();
  }

  /** The object as it is shown: without notes. */
  public static ObjectNode shown(ObjectNode kept) {
    var shown = kept.deepCopy();
    shown.remove(NOTES);
    return shown;
  }

  /** The stand-in's own notes on an object. */
  public static ObjectNode notes(ObjectNode kept) {
    return Json.object(kept, NOTES);
  }
}
