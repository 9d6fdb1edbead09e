package io.storeflow.loyalty;

import io.storeflow.store.Merchant;
import java.time.Instant;

/**
 * The points of a member have changed: published inside the transaction; what tells others listens
 * after commit.
 *
 * @param member public id, by which the page of the member follows
 * @param version of the member: rises by one with each such event
 */
public record PointsChanged(
    Merchant merchant, long customer, String member, long balance, int version, Instant at) {}
