package io.storeflow.productindex;

import io.storeflow.platform.paging.Page;

/**
 * What was found.
 *
 * @param page row ids of products
 * @param total how many there are on all pages
 */
public record Found(Page<Long> page, int total, Facets facets) {}
