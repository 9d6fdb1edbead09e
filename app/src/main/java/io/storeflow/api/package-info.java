/** The document of the public API and its reading page. The endpoints live with their features. */
@NullMarked
package io.storeflow.api;

import org.jspecify.annotations.NullMarked;
