package io.storeflow.apikey;

import io.storeflow.store.Actor;

/**
 * The program that sent the present request of the API, let in by its key: an argument of
 * controllers whose route {@link NeedsScope}.
 *
 * @param keyId row id; {@code publicId}: by which limits count
 * @param actor as the ledger and the audit log name it
 */
public record KeyHolder(long keyId, String publicId, Actor actor) {

  static KeyHolder of(ApiKey key) {
    return new KeyHolder(key.id(), key.publicId(), Actor.key(key.name(), key.hint()));
  }
}
