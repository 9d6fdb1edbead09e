package io.storeflow.storage;

import io.storeflow.platform.job.Away;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Files can neither be kept nor read at the moment; the message says why, for the operator. */
public final class StorageAway extends RuntimeException {
  /** The same work; while files cannot be read or kept, it is put off and goes on later. */
  public static <T> Consumer<T> triedLater(Consumer<T> work) {
    return job -> {
      try {
        work.accept(job);
      } catch (StorageAway away) {
        throw new Away("files cannot be read or kept", away);
      }
    };
  }

  public StorageAway(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
