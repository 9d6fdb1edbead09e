package io.storeflow.safety;

import io.storeflow.platform.code.Coded;

/** What an offer does not say though it has to. */
public enum Gap implements Coded {
  MAKER_NAME,
  MAKER_ADDRESS,
  MAKER_CONTACT,
  /** Where the maker is, which decides whether somebody in the Union has to be named too. */
  MAKER_COUNTRY,
  /** The maker is outside the Union, and who answers for it there is not fully named. */
  AGENT
}
