/**
 * What may be sent: how much, how slowly, how many at once, and bodies of JSON as the document of
 * the API describes them.
 */
@NullMarked
package io.storeflow.platform.body;

import org.jspecify.annotations.NullMarked;
