/** How it is asked: requests, answers, keys, idempotency, and what goes wrong on purpose. */
@NullMarked
package io.storeflow.standin.web;

import org.jspecify.annotations.NullMarked;
