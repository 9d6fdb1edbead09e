/** What staff do with gift cards, and the mails that bring their codes. */
@NullMarked
package io.storeflow.giftcardpage;

import org.jspecify.annotations.NullMarked;
