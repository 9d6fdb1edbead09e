package io.storeflow.savedview;

/**
 * A list of orders under a name.
 *
 * @param query what stands behind the question mark of the list
 * @param shared whether it is the store's, for all who see its orders; else one person's
 */
public record SavedView(String publicId, String name, String query, boolean shared) {}
