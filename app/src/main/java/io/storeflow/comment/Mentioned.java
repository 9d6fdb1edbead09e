package io.storeflow.comment;

import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.List;

/**
 * People were named in a comment below an order: published inside the transaction of the comment,
 * for whoever tells them.
 *
 * @param number of the order
 * @param people row ids, without the one who wrote it
 */
public record Mentioned(Store store, long number, List<Long> people, Actor by) {}
