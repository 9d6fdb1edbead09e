/** What people who work for a merchant are told of, and what they want to be told of. */
@NullMarked
package io.storeflow.notice;

import org.jspecify.annotations.NullMarked;
