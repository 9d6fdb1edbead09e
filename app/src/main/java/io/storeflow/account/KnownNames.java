package io.storeflow.account;

import java.util.List;

/** Names that everybody can connect with a person, and which a password must not be made of. */
public interface KnownNames {
  List<String> of(SignedIn person);
}
