/** What it keeps: objects of the platform and of each account, its clock, its file. */
@NullMarked
package io.storeflow.standin.book;

import org.jspecify.annotations.NullMarked;
