/**
 * What Stripe sends: taken once, by its signature, and worked on by a job that reads the object
 * again, so that order and duplicates do not matter.
 */
@NullMarked
package io.storeflow.stripeevent;

import org.jspecify.annotations.NullMarked;
