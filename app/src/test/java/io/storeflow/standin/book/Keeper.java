package io.storeflow.standin.book;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the book in one file, written whole, at most once a second and at the end. */
public final class Keeper {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Of the time, how much may go into writing: one part of so many. */
  private static final long SHARE = 20;

  private final AtomicBoolean dirty = new AtomicBoolean();
  private final Book book;
  private final Path file;
  private final Supplier<ObjectNode> more;

  /**
   * @param more what others keep beside the objects
   */
  public Keeper(Book book, Path file, Supplier<ObjectNode> more) {
    this.book = book;
    this.file = file;
    this.more = more;
  }

  /** Reads what was kept, and from now on writes what changes. */
  public void begin(Consumer<ObjectNode> others) throws IOException {
    if (Files.exists(file)) read(Json.read(Files.readAllBytes(file)), others);
    book.onChange(() -> dirty.set(true));
    Thread.ofVirtual().name("keeper").start(this::writeNowAndThen);
    Runtime.getRuntime().addShutdownHook(new Thread(this::write));
  }

  private void read(ObjectNode kept, Consumer<ObjectNode> others) {
    for (var account : kept.withObject("/accounts").properties()) {
      var shelf = book.shelf(account.getKey());
      for (var kind : account.getValue().properties())
        kind.getValue().forEach(each -> shelf.put(kind.getKey(), (ObjectNode) each));
    }
    others.accept(kept);
  }

  private void writeNowAndThen() {
    long pause = SECOND;
    while (true) {
      LockSupport.parkNanos(pause);
      long from = System.nanoTime();
      write();
      // Where much is kept, more rarely.
      pause = Math.max(SECOND, SHARE * (System.nanoTime() - from));
    }
  }

  private synchronized void write() {
    if (!dirty.getAndSet(false)) return;
    try {
      var fresh = file.resolveSibling(file.getFileName() + ".fresh");
      try (var out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
        book.look(
            () -> {
              Json.write(all(book, more.get()), out);
              return 0;
            });
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      System.err.println("The stand-in could not keep " + file + ": " + failure);
    }
  }

  /** All objects of a book, added to what others keep. */
  public static ObjectNode all(Book book, ObjectNode more) {
    var accounts = Json.object(more, "accounts");
    book.shelves()
        .forEach(
            shelf -> {
              var kinds = Json.of();
              shelf.kinds().forEach((kind, each) -> kinds.set(kind, Json.listOf(each.values())));
              accounts.set(shelf.account(), kinds);
            });
    return more;
  }
}
