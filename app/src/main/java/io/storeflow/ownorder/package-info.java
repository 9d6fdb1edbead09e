/**
 * What shoppers do with an order of their own: send items back, call it off. Knowing its page is
 * not enough for it; a link that is mailed is.
 */
@NullMarked
package io.storeflow.ownorder;

import org.jspecify.annotations.NullMarked;
