/** The catalogue of a store as JSON: what programs of shoppers read. */
@NullMarked
package io.storeflow.catalogueapi;

import org.jspecify.annotations.NullMarked;
