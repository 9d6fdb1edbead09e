package io.storeflow.giftcard;

import java.util.List;

/**
 * Cards whose codes are to be mailed: published in the transaction that makes them.
 *
 * @param cards row ids, all for one address
 */
public record CardsToMail(long storeId, List<Long> cards) {}
